import Experiments
import Networks
import Statistics

/// What the paper holds, and where it stands in this report: its ten operations, and its figures.
struct PaperSections {
    let parts: [StudyPart]
    let figures: [String: OutputFolder.DrawnFigure]

    /// The paper's Table 1.
    var operations: Section {
        Section("operations", title: "The ten layers") {
            TableBlock(
                "operations.table",
                caption: "What each layer does to the output of a convolution, or to its weights.",
                content: TableContent(
                    columns: [
                        TableColumn("layer"), TableColumn("operation"),
                        TableColumn("statistics over", offersChoice: true),
                        TableColumn("source"),
                    ],
                    rows: NormalizerName.ofThePaper.map { name in
                        let words = name.words
                        return [
                            .prose(Prose(text: name.label)), .prose(Prose([.math(words.formula)])),
                            .prose(Prose(text: words.statistics)), .prose(Prose(text: words.source)),
                        ]
                    }))
        }
    }

    /// Which figure of the paper is redone by which figure here.
    var correspondence: Section {
        let redone = parts.flatMap(\.findings.figures).filter { $0.paperFigure != nil }
        return Section("correspondence", title: "The paper's figures") {
            TableBlock(
                "correspondence.table", caption: "The paper's figures, and those that redo them.",
                content: TableContent(
                    columns: [TableColumn("paper"), TableColumn("here", .link), TableColumn("what it shows")],
                    rows: redone.sorted { ($0.paperFigure ?? "") < ($1.paperFigure ?? "") }.map { finding in
                        [
                            .prose(Prose(text: finding.paperFigure ?? "")),
                            .prose("\(reference: ElementID(finding.figure.identifier))"),
                            .prose(Prose(text: finding.title)),
                        ]
                    }))
        }
    }

    /// The table of thresholds, with what stood before results were seen.
    var thresholds: Section {
        Section("thresholds", title: "What decides") {
            Paragraph(
                """
                Every verdict compares an interval with one of these numbers. Those that were set after first results had \
                been seen are marked: what they decide has to be confirmed on other seeds.
                """)
            TableBlock(
                "thresholds.table", caption: "Thresholds by claim.",
                content: TableContent(
                    columns: [
                        TableColumn("claim", offersChoice: true), TableColumn("quantity"),
                        TableColumn("claimed", .text),
                        TableColumn("set", offersChoice: true),
                    ],
                    rows: Threshold.allCases.map { threshold in
                        [
                            .prose(Prose(text: threshold.claim.rawValue)),
                            .prose(Prose(text: Self.meaning(of: threshold))),
                            .prose(Self.region(of: threshold)),
                            .prose(Prose(text: threshold.precedesResults ? "before results" : "after first results")),
                        ]
                    }))
        }
    }

    static func meaning(of threshold: Threshold) -> String { threshold.meaning }

    static func region(of threshold: Threshold) -> Prose {
        func number(_ value: Double, _ part: String) -> Number {
            Number(value, source: .quantity(group: "threshold", name: "\(threshold.rawValue)\(part)"))
        }
        return switch threshold.region {
        case .above(let limit): "above \(number(limit, ""))"
        case .below(let limit): "below \(number(limit, ""))"
        case .inside(let low, let high): "\(number(low, ".low")) to \(number(high, ".high"))"
        }
    }
}
