import Networks
import Statistics
import Tensors
import Training

@testable import Findings
@testable import Paper
@testable import Reports

/// A report in the shape of the real one, for looking at pages and for tests of all three formats.
struct SampleDocument {
    let value: Measurements

    init(_ value: Measurements = .original) { self.value = value }

    static let series = [
        ("none", "none", "#767676", "#9aa0a6"), ("batch-norm", "batch norm", "#000000", "#f2f2f2"),
        ("layer-norm", "layer norm", "#0072b2", "#56b4e9"), ("instance-norm", "instance norm", "#d55e00", "#ff7f32"),
        ("group-norm", "group norm (G = 8)", "#00916a", "#2cc295"),
        ("filter-response-norm", "filter response norm", "#c4689a", "#e6a3c8"),
        ("variance-norm", "variance norm", "#a66f00", "#e69f00"), ("evonorm-b0", "EvoNorm-B0", "#2a8fbd", "#8fd3f4"),
        ("evonorm-s0", "EvoNorm-S0 (G = 8)", "#5b3fa8", "#b39dff"),
        ("weight-norm", "weight norm", "#b2182b", "#ff8fa3"),
        ("scaled-weight-standardization", "scaled weight standardization", "#1f3f8f", "#8fb3ff"),
        ("mean-centering", "mean centering", "#7a7a00", "#f0e442"),
    ].map { DocumentSeries(key: $0.0, label: $0.1, light: $0.2, dark: $0.3) }

    var document: Document {
        Document(
            title: "Beyond BatchNorm, reproduced on one machine",
            summary: """
                Lubana, Dick and Tanaka explain normalization layers by how signals and gradients travel through \
                random networks. Every claim was measured anew, on real images, and judged.
                """,
            facts: [
                Definition("Data", "Fashion-MNIST"), Definition("Preset", "standard"),
                Definition("Seeds", "\(value.count(10), "seeds", in: "configuration")"),
                Definition("Batch", "\(value.count(64), "batch", in: "configuration")"),
                Definition("Version", "normreport 0.1.0"),
            ],
            series: Self.series,
            sections: [register, forward, backward, normalizers, compass, tableOfOperations, reproduction])
    }

    func quantity(_ group: String, _ name: String) -> NumberSource { .quantity(group: group, name: name) }

    private var register: Section {
        Section("register", title: "Register of claims") {
            Paragraph(
                """
                A claim is reproduced where the whole interval lies on the claimed side of its threshold, and the \
                thresholds were written before the runs.
                """)
            claims
        }
    }

    private var forward: Section {
        Section("stable-forward", title: "C1: stable forward propagation") {
            Paragraph(
                """
                Activation-based normalizers keep the activation variance of a residual network in check: with \
                batch norm it grows by \
                \(value(0.394), "slope-a-block-batch-norm", .fixed(3), in: "c1") \
                a block, not by the claimed one (\(reference: "forward-variance")). Lindley's recursion gives \
                \(math: "1 − 2/π") = \(value(0.363), "lindley", .fixed(3), in: "theory").
                """)
            FigureBlock(
                "forward-variance",
                caption: """
                    Activation variance \(math: "σ²_{b}") after each block of the residual network. Lines are means, \
                    bands are 95% t-intervals over \(value.count(10), "seeds", in: "configuration") seeds.
                    """,
                alternativeText:
                    "Line chart of activation variance by block; all lines rise slowly and nearly straight.",
                longDescription: [
                    "The horizontal axis counts blocks, the vertical axis shows the variance on a linear scale.",
                    "Batch norm rises fastest, layer norm hardly at all.",
                ],
                drawing: drawing("forward-variance", [0.08, 0.30, 0.1, 0.2, 0.25, 0.15]),
                data: data("data/forward-variance.csv"))
            Section("stable-forward-difference", title: "What differs from the paper") {
                ListBlock([
                    "The paper’s slope of one a block presumes independent branches; ours are correlated.",
                    "Width and batch are those of \(reference: "operations") and \(reference: "c1").",
                ])
                Callout(.warning, title: "Scale") {
                    Paragraph("At width divisor 2 the last stage has too few blocks for a fit.")
                }
            }
        }
    }

    private var backward: Section {
        Section("stable-backward", title: "C4: stable backward propagation") {
            Paragraph(
                """
                The gradient norm \(math: "‖∇_{l}‖_{2}") grows by \
                \(value(1.1728), "growth-instance-norm", .significant(3), in: "c4") a layer with \
                instance norm, in proportion to \(math: "√(N/G)"); the \
                interval leaves it open.
                """)
            FigureBlock(
                "gradient-norm",
                caption: "Gradient norm by layer, relative to the last, in cnn-20.",
                alternativeText: "Line chart of gradient norms by layer; instance norm is steepest.",
                longDescription: ["Each line falls from the first layer to the last."],
                drawing: drawing("gradient-norm", [0.9, 0.8, 0.5, 0.7, 0.3, 0.6]),
                data: data("data/gradient-norm.csv"))
        }
    }

    private var normalizers: Section {
        Section("normalizers", title: "The normalizers one by one") {
            for (key, formula) in [
                ("batch-norm", "y = γ (x − μ)/σ + β"), ("filter-response-norm", "y = γ x/√(ν² + ε) + β"),
            ] {
                Section(ElementID("normalizer-\(key)"), title: "\(key)") {
                    Definitions([
                        Definition("Formula", "\(math: formula)"),
                        Definition("Succeeds", "where the batch is large: see \(reference: "forward-variance")"),
                        Definition("Fails", "where it is small"),
                    ])
                }
            }
        }
    }

    private var compass: Section {
        Section("compass", title: "Compass") {
            Paragraph("From what is fixed to the layer that this evidence favours.")
            TableBlock(
                "compass-table", caption: "The layer that the evidence favours under each set of constraints.",
                content: TableContent(
                    columns: [
                        TableColumn("Batch", .text, offersChoice: true),
                        TableColumn("Depth", .text, offersChoice: true),
                        TableColumn("Residual", .text, offersChoice: true), TableColumn("Favoured", .text),
                        TableColumn("Gradient growth", .number), TableColumn("Evidence", .link),
                    ],
                    rows: [
                        compassRow("large", "deep", "yes", "batch-norm", 1.16),
                        compassRow("small", "deep", "yes", "group-norm", 1.07),
                        compassRow("small", "shallow", "no", "layer-norm", 0.99),
                        compassRow("any", "shallow", "no", "filter-response-norm", 1.15),
                    ]))
        }
    }

    private func compassRow(
        _ batch: String, _ depth: String, _ residual: String, _ key: String, _ growth: Double
    ) -> [TableCell] {
        [
            .prose(Prose(text: batch)), .prose(Prose(text: depth)), .prose(Prose(text: residual)),
            .prose("\(key)"),
            .number(Number(value(growth), .fixed(2), source: quantity("compass", "\(key)-growth"))),
            .prose("\(reference: "gradient-norm")"),
        ]
    }

    private func drawing(_ id: String, _ starts: [Double]) -> String {
        let keys = ["none", "batch-norm", "layer-norm", "instance-norm", "group-norm", "weight-norm"]
        let slopes = [0.03, 0.02, 0.004, 0.025, 0.012, 0.04]
        return SampleDrawing(
            id: id, title: "Sample \(id)",
            curves: zip(zip(keys, starts), slopes).map { .init(key: $0.0, start: $0.1, slope: $1) }
        ).text
    }

    private func data(_ file: String) -> TableContent {
        let rows = ["batch-norm", "layer-norm", "instance-norm"].enumerated().flatMap { index, key in
            (1...6).map { layer -> [TableCell] in
                let mean = value(0.1 * Double(index + 1) + 0.013 * Double(layer))
                return [
                    .prose("\(key)"), .number(Number(Double(layer), .integer, source: .file(file))),
                    .interval(
                        value: Number(mean, .fixed(3), source: .file(file)),
                        low: Number(mean - 0.011, .fixed(3), source: .file(file)),
                        high: Number(mean + 0.011, .fixed(3), source: .file(file))),
                ]
            }
        }
        return TableContent(
            columns: [
                TableColumn("Normalizer"), TableColumn("Layer", .number), TableColumn("Mean and interval", .number),
            ], rows: rows)
    }
}
