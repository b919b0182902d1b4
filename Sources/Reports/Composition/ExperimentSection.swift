import Findings
import Paper

/// One experiment's section: its question, verdicts, figures and tables.
struct ExperimentSection {
    let part: StudyPart
    let figures: [String: OutputFolder.DrawnFigure]
    /// The verdicts of the register.
    let verdicts: [Statement: Verdict]

    private var identifier: String { part.experiment.identifier }

    var section: Section {
        let findings = part.findings
        return Section(ElementID(identifier), title: Prose(text: part.experiment.title)) {
            Paragraph(Prose(text: part.experiment.introduction))
            if let gap = part.gap {
                Callout(.warning, title: "Not analysed") { Paragraph(Prose(text: "\(gap).")) }
            }
            if let runs = part.runsToCome {
                Callout(.note, title: "Still to come") {
                    Paragraph("\(runs, "runs-to-come", in: identifier) of its runs are still being computed.")
                }
            }
            if !findings.statements.isEmpty { statements(findings.statements) }
            for remark in findings.remarks { Paragraph(remark.named(in: identifier)) }
            for finding in findings.figures where !profiled.contains(finding.figure.identifier) {
                figureSection(finding)
            }
            for table in findings.tables { tableBlock(table) }
            for profile in findings.profiles { normalizerSection(profile) }
        }
    }

    /// Its verdicts on the paper's statements; members and intervals are in the register.
    private func statements(_ findings: [StatementFinding]) -> TableBlock {
        TableBlock(
            ElementID("\(identifier).statements"),
            caption: "Verdicts on the paper's statements from these measurements.",
            content: TableContent(
                columns: [
                    TableColumn("statement", .link), TableColumn("in words"), TableColumn("kind"),
                    TableColumn("found", .verdict),
                ],
                rows: findings.map { finding in
                    let statement = finding.statement
                    return [
                        .prose("\(reference: ElementID(statement.identifier))"),
                        .prose(statement.text.named(in: statement.identifier)),
                        .prose(Prose(text: statement.kind.rawValue)), .verdict(verdicts[statement] ?? finding.verdict),
                    ]
                }), isExcerpt: true)
    }

    /// The figures that are shown elsewhere: in the sections of normalizers, and at the head of the report.
    private var profiled: Set<String> {
        Set(part.findings.profiles.map(\.figure) + [part.findings.summaryFigure].compactMap(\.self))
    }

    private func normalizerSection(_ profile: NormalizerProfile) -> Section {
        let finding = part.findings.figures.first { $0.figure.identifier == profile.figure }
        return NormalizerSection(profile: profile, figure: finding.map(figureBlock), group: identifier).section
    }

    private func figureSection(_ finding: FigureFinding) -> Section {
        Section(ElementID("\(finding.figure.identifier).section"), title: Prose(text: finding.title)) {
            figureBlock(finding)
            for remark in finding.remarks { Paragraph(remark.named(in: identifier)) }
        }
    }

    private func figureBlock(_ finding: FigureFinding) -> FigureBlock {
        FigureSection(finding: finding, drawing: figures[finding.figure.identifier]?.svg ?? "").block
    }

    private func tableBlock(_ table: TableFinding) -> TableBlock {
        let columns = table.columns.indices.map { index -> TableColumn in
            let kind = kind(of: table.rows.map { $0[index] })
            // A column with few different words offers them as filters.
            let words = Set(
                table.rows.compactMap { row -> String? in
                    if case .text(let text) = row[index] { return text }
                    return nil
                })
            let isChoice = words.count > 1 && words.count <= 4 && table.rows.count > 4
            return TableColumn(
                Prose(text: table.columns[index]), kind,
                offersChoice: kind == .text && (table.choices?.contains(table.columns[index]) ?? isChoice))
        }
        return TableBlock(
            ElementID(table.identifier), caption: table.caption.named(in: identifier),
            content: TableContent(
                columns: columns,
                rows: table.rows.map { row in
                    row.map { cell in
                        switch cell {
                        case .text(let text): .prose(Prose(text: text))
                        case .number(let number): .number(number.named(in: table.identifier))
                        case .verdict(let verdict): .verdict(verdict)
                        case .missing: .missing
                        }
                    }
                }))
    }

    /// The kind of a column, which is that of its first cell with content.
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
