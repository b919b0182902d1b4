import Findings
import Networks
import Paper

/// The sections that relate the report to the paper: its ten layers, its figures and the thresholds for its claims.
struct PaperSections {
    let parts: [StudyPart]
    let figures: [String: OutputFolder.DrawnFigure]
    /// Whether no run had used one of the study's seeds when the rules and thresholds were frozen.
    let hasFreshSeeds: Bool

    /// The paper's Table 1.
    var operations: Section {
        Section("operations", title: "The ten layers") {
            TableBlock(
                "operations.table",
                caption: "What each layer does to the output of a convolution, or to its weights.",
                content: TableContent(
                    columns: [
                        TableColumn("layer", .link), TableColumn("operation"),
                        TableColumn("normalizes", offersChoice: true),
                        TableColumn("statistics over", offersChoice: true),
                        TableColumn("source"),
                    ],
                    rows: Normalizer.ofThePaper.map { normalizer in
                        [
                            .prose(label(normalizer)), .prose("\(math: normalizer.formula)"),
                            .prose(normalizer.family == .weight ? "weights" : "activations"),
                            .prose(Prose(text: normalizer.statistics)), .prose(Prose(text: normalizer.source)),
                        ]
                    }))
        }
    }

    /// The normalizer's name, with a link to its section if the report has one.
    private func label(_ normalizer: Normalizer) -> Prose {
        let profiles = parts.flatMap(\.findings.profiles)
        guard profiles.contains(where: { $0.normalizer == normalizer }) else { return Prose(text: normalizer.label) }
        return "\(reference: NormalizerSection.identifier(normalizer))"
    }

    /// The correspondence between the paper's figures and those of this report.
    var correspondence: Section {
        let redone = parts.flatMap(\.findings.figures).filter { $0.paperFigure != nil }
            .sorted { Self.order($0.paperFigure) < Self.order($1.paperFigure) }
        return Section("correspondence", title: "The paper's figures and tables") {
            TableBlock(
                "correspondence.table",
                caption: "The paper's figures and tables, and their counterparts in this report.",
                content: TableContent(
                    columns: [TableColumn("paper"), TableColumn("here", .link), TableColumn("what it shows")],
                    rows: redone.map { finding in
                        [
                            .prose(Prose(text: "paper: \(PaperPlace.short(finding.paperFigure ?? ""))")),
                            .prose("\(reference: ElementID(finding.figure.identifier))"),
                            .prose(Prose(text: finding.title)),
                        ]
                    } + [
                        [
                            .prose("paper: Table 1"), .prose("\(reference: "operations.table")"),
                            .prose("The ten layers"),
                        ]
                    ]))
        }
    }

    /// The sort key of a figure of the paper: by number, with unnumbered figures, as in the appendix, last.
    private static func order(_ figure: String?) -> String {
        guard let figure, figure.contains(where: \.isNumber) else { return "~" }
        return figure
    }

    /// A statement's name, leading to its line of the register where it is judged.
    private func name(_ statement: Statement) -> Prose {
        let identifier = ElementID(statement.identifier)
        let isShown = parts.contains { part in part.experiment.statements.contains { $0.claim == statement.claim } }
        return isShown ? "\(reference: identifier)" : Prose(text: identifier.claimName)
    }

    /// The table of thresholds, which marks those that were set after results had been seen.
    var thresholds: Section {
        let remark = hasFreshSeeds ? "" : ". This study has earlier seeds, so it is not a fresh test of what they judge"
        return Section("thresholds", title: "Decision thresholds") {
            Paragraph(
                """
                Verdicts compare intervals and test statistics with these numbers. Thresholds that were set after \
                first results had been seen judge only later seeds\(remark).
                """)
            TableBlock(
                "thresholds.table", caption: "Thresholds by statement.",
                content: TableContent(
                    columns: [
                        TableColumn("statement", .link), TableColumn("quantity"), TableColumn("claimed", .text),
                        TableColumn("set", offersChoice: true),
                    ],
                    rows: Statement.ofThePaper.flatMap { statement in
                        statement.thresholds.map { threshold in
                            [
                                .prose(name(statement)), .prose(Prose(text: threshold.meaning)),
                                .prose(Self.region(of: threshold)),
                                .prose(Prose(text: Self.origin(of: threshold, hasFreshSeeds: hasFreshSeeds))),
                            ]
                        }
                    }))
        }
    }

    /// When a threshold was set.
    static func origin(of threshold: Threshold, hasFreshSeeds: Bool) -> String {
        threshold.precedesResults
            ? "before any results" : hasFreshSeeds ? "before these seeds" : "after results on these seeds"
    }

    static func region(of threshold: Threshold) -> Prose {
        func number(_ value: Double, _ part: String) -> Prose {
            "\(value, threshold.identifier + part, .chosen(value), in: "threshold")"
        }
        return switch threshold.region {
        case .above(let limit): "above \(number(limit, ""))"
        case .below(let limit): "below \(number(limit, ""))"
        case .inside(let low, let high): "\(number(low, ".low")) to \(number(high, ".high"))"
        }
    }
}
