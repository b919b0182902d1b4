import Networks
import Plots
import Tensors
import Training

@testable import Findings
@testable import Reports
@testable import Runs

extension SampleDocument {
    var claims: [ClaimEntry] {
        [
            ClaimEntry(
                "c1", statement: "Activation-based normalizers stop the growth of residual networks.",
                place: "Section 3.1, Figure 2", verdict: .inPart,
                summary:
                    "\(value.count(1), "reproduced", in: "c1") of \(value.count(2), "deciding", in: "c1") statements reproduced; 1 refuted",
                statements: [
                    StatementEntry(
                        "c1.1", .observation,
                        text:
                            "With activation-based normalizers the activation variance grows linearly, not exponentially, with depth.",
                        place: "Section 3.1, Figure 2", verdict: .reproduced, rule: "growth base below 1.5",
                        thresholds: ["growth base below 1.5", "tail factor below 1.3"],
                        effects: [
                            effect("batch norm", "growth base", 1.216, 0.004, threshold: 1.5, .holds),
                            effect("group norm", "growth base", 1.121, 0.009, threshold: 1.5, .holds),
                        ],
                        pValues: "p = \(value(0.0001), "p-value", .significant(2), in: "c1.1")",
                        scale: scale,
                        section: "stable-forward", figures: ["forward-variance"], data: ["data/forward-variance.csv"]),
                    StatementEntry(
                        "c1.4", .law, text: "The variance grows by one a block.", place: "Figure 2",
                        verdict: .refuted, rule: "slope within 10% of 1",
                        effects: [
                            effect("batch norm", "slope", 0.394, 0.012, threshold: 1, .refuted),
                            ClaimEffect(
                                "theory", value: value(0.36), low: nil, high: nil, seeds: value.count(10)),
                        ],
                        power: "99%", scale: scale, remarks: ["Theory has \(math: "1 − 2/π")."],
                        section: "stable-forward"),
                ]),
            ClaimEntry(
                "c4", statement: "Gradients explode fastest with instance norm, and least with layer norm.",
                place: "Section 5, Figure 8", verdict: .inconclusive, summary: "0 of 1 statements reproduced",
                statements: [
                    StatementEntry(
                        "c4.4", .observation, text: "The order is \(math: "λ_{IN} ≥ λ_{BN}").", place: "Figure 8",
                        verdict: .inconclusive, rule: "each difference above −0.01",
                        effects: [effect("IN minus BN", "difference", 0.04, 0.06, threshold: 0, .undecided)],
                        scale: scale,
                        section: "stable-backward", figures: ["gradient-norm"], data: ["data/gradient-norm.csv"])
                ]),
            ClaimEntry(
                "c5", statement: "The group size trades speed for stability.", place: "Section 6, Figure 9",
                verdict: .notDecidable, summary: "0 of 1 statements reproduced",
                statements: [
                    StatementEntry(
                        "c5.2", .observation, text: "Test accuracy is best at an intermediate group size.",
                        place: "Section 6, Figure 9", verdict: .notDecidable, reason: "3 seeds were run",
                        rule: "five seeds choose, five judge", scale: "")
                ]),
        ]
    }

    private var scale: Prose {
        "full width, batch \(value.count(64), "batch", in: "configuration"), Fashion-MNIST, initialization"
    }

    private func effect(
        _ member: String, _ quantity: String, _ estimate: Double, _ half: Double, threshold: Double, _ outcome: Outcome
    ) -> ClaimEffect {
        ClaimEffect(
            member: member, quantity, value: value(estimate), low: value(estimate - half), high: value(estimate + half),
            seeds: value.count(10), thresholds: [threshold], outcome: outcome)
    }

    var tableOfOperations: Section {
        Section("paper", title: "The paper’s tables and figures") {
            TableBlock(
                "operations", caption: "The operations, with the outcome of each and the growth of its gradient.",
                content: TableContent(
                    columns: [
                        TableColumn("Normalizer"), TableColumn("Formula"), TableColumn("Growth base", .number),
                        TableColumn("Cosine", .number), TableColumn("C1", .verdict), TableColumn("Figure", .link),
                    ],
                    rows: Self.series.enumerated().map { index, series in
                        [
                            .prose("\(series.label)"), .prose("\(math: "y = γ_{c} (x − μ)/σ + β")"),
                            .number(
                                Number(
                                    value(1.02 + 0.037 * Double(index)), .fixed(3),
                                    source: quantity("operations", "\(series.key)-growth"))),
                            index == 0
                                ? .missing
                                : .number(
                                    Number(
                                        value(0.95 - 0.05 * Double(index)), .fixed(2),
                                        source: quantity("operations", "\(series.key)-cosine"))),
                            .verdict(Verdict.allCases[index % Verdict.allCases.count]),
                            .prose("\(reference: "gradient-norm")"),
                        ]
                    }), isFilterable: true)
        }
    }

    var reproduction: Section {
        Section("reproduction", title: "Reproduction") {
            Callout(.reproduction, title: "This report is made again by") {
                CodeBlock("./normreport all --preset standard --data fashion-mnist --seeds 0..9", language: "shell")
                Definitions([
                    Definition("Software", "normreport 0.1.0, oneDNN 2.6.3 (AVX-512), Cairo 1.16.0, Swift 6.3.1"),
                    Definition("Processor", "AMD EPYC, 2 cores"),
                    Definition(
                        "Wall time", "\(value(31.4), "total", .fixed(1), in: "timings") minutes"),
                    Definition(
                        "Data", "\(code: "sha256:3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84")"),
                    Definition("Source", "\(link: "the paper", to: "https://arxiv.org/abs/2106.05956")"),
                ])
            }
        }
    }
}
