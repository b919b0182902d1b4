import Experiments
import Statistics

/// One experiment's section: what was asked, its claims with their parts, figures, tables.
struct ExperimentSection {
    let part: StudyPart
    let figures: [String: OutputFolder.DrawnFigure]

    private var identifier: String { part.experiment.identifier }

    var section: Section {
        let findings = part.findings
        return Section(ElementID(identifier), title: Prose(text: part.experiment.title)) {
            Paragraph(Prose(text: part.experiment.introduction))
            for claim in findings.claims { claimSection(claim) }
            for remark in findings.remarks { Paragraph(Prose(remark, group: identifier)) }
            for finding in findings.figures { figureSection(finding) }
            for table in findings.tables { tableBlock(table) }
        }
    }

    private func claimSection(_ finding: ClaimFinding) -> Section {
        let group = finding.identifier.rawValue
        return Section(ElementID("\(identifier).\(group)"), title: "What was claimed, and what was found") {
            Paragraph(
                "\(reference: ElementID(group)), \(finding.identifier.place): \(emphasis: Prose(text: finding.identifier.statement)) \(verdict: ClaimVerdict(finding.verdict))"
            )
            TableBlock(
                ElementID("\(identifier).\(group).parts"),
                caption: "The conditions that the verdict rests on, and those that are told beside it.",
                content: TableContent(
                    columns: [
                        TableColumn("condition"), TableColumn("found", .verdict), TableColumn("part in the verdict"),
                    ],
                    rows: finding.parts.map {
                        [
                            .prose(Prose($0.statement, group: group)), .verdict(ClaimVerdict($0.verdict)),
                            .prose(Prose(text: $0.decides ? "decides" : "told")),
                        ]
                    }))
            for remark in finding.remarks { Paragraph(Prose(remark, group: group)) }
        }
    }

    private func figureSection(_ finding: FigureFinding) -> Section {
        Section(ElementID("\(finding.figure.identifier).section"), title: Prose(text: finding.title)) {
            figureBlock(finding)
            for remark in finding.remarks { Paragraph(Prose(remark, group: identifier)) }
        }
    }

    private func figureBlock(_ finding: FigureFinding) -> FigureBlock {
        let figure = finding.figure
        return FigureBlock(
            ElementID(figure.identifier),
            caption: Prose(text: figure.caption),
            alternativeText: figure.alternativeText,
            longDescription: figure.longDescription.isEmpty ? [] : [Prose(text: figure.longDescription)],
            drawing: figures[figure.identifier]?.svg ?? "")
    }

    private func tableBlock(_ table: TableFinding) -> TableBlock {
        let columns = table.columns.indices.map { index -> TableColumn in
            let kind = kind(of: table.rows.map { $0[index] })
            // Few different words are choices: a reader filters by them.
            let words = Set(
                table.rows.compactMap { row -> String? in
                    if case .text(let text) = row[index] { return text }
                    return nil
                })
            return TableColumn(
                Prose(text: table.columns[index]), kind,
                offersChoice: kind == .text && words.count > 1 && words.count <= 4 && table.rows.count > 4)
        }
        return TableBlock(
            ElementID(table.identifier), caption: Prose(table.caption, group: identifier),
            content: TableContent(
                columns: columns,
                rows: table.rows.map { row in
                    row.map { cell in
                        switch cell {
                        case .text(let text): .prose(Prose(text: text))
                        case .number(let number): .number(Number(number, group: table.identifier))
                        case .verdict(let verdict): .verdict(ClaimVerdict(verdict))
                        case .missing: .missing
                        }
                    }
                }))
    }

    /// A column is what its first cell is that holds anything.
    private func kind(of cells: [TableFinding.Cell]) -> TableColumn.Kind {
        for cell in cells {
            switch cell {
            case .text: return .text
            case .number: return .number
            case .verdict: return .verdict
            case .missing: continue
            }
        }
        return .text
    }
}
