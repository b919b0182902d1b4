import Foundation

@testable import Plots

extension Gallery {
    /// A matrix with a missing cell and numbers.
    static func heatmap() -> Figure {
        let names = normalizers.map(\.identity.label)
        let batches: [RichText] = ["16", "32", "64", "128", "256"]
        var values = names.indices.map { row in
            batches.indices.map { column in 0.5 + 0.5 * sin(Double(row) * 0.9 + Double(column) * 0.5) }
        }
        values[9][0] = .nan
        return Figure(
            "heatmap",
            panels: [
                Panel(
                    title: "CNN-20", x: Axis("Batch size", scale: CategoricalScale(batches)),
                    y: Axis(scale: CategoricalScale(names, isReversed: true)), aspect: 1.3,
                    marks: [HeatmapMark(values, label: "Cosine similarity")]),
                Panel(
                    title: "ResNet-56", x: Axis("Batch size", scale: CategoricalScale(batches)),
                    y: Axis(scale: CategoricalScale(names, isReversed: true)), aspect: 1.3,
                    marks: [
                        HeatmapMark(
                            values.map { $0.map { pow(10, 3 * $0) } }, map: .cividis,
                            scale: LogarithmicScale(padding: 0), label: "Gradient norm", decimals: 0)
                    ]),
            ], columns: 2, sharesY: true, caption: "Cosine similarity by batch size.",
            alternativeText: "Two heatmaps of twelve normalizers by five batch sizes; WeightNorm at 16 is missing.",
            provenance: provenance)
    }

    /// Points with whiskers and a reference line.
    static func similarity() -> Figure {
        let xs = [0.62, 0.88, 0.91, 0.35, 0.55, 0.48, 0.66, 0.71, 0.58, 0.93, 0.9, 0.74]
        let ys = [0.21, 0.62, 0.31, 0.66, 0.61, 0.64, 0.52, 0.5, 0.57, 0.18, 0.3, 0.47]
        var marks: [any Mark] = [
            RuleMark(.segment(fromX: 0.35, fromY: 0.72, toX: 0.95, toY: 0.2), label: "least squares")
        ]
        for (index, series) in normalizers.enumerated() {
            marks.append(
                ErrorBarMark(
                    series, x: [xs[index]], y: [ys[index]], lower: [ys[index] - 0.03], upper: [ys[index] + 0.03]))
            marks.append(PointMark(series, x: [xs[index]], y: [ys[index]]))
        }
        return Figure(
            "similarity",
            panels: [
                Panel(
                    x: Axis("Cosine similarity at initialization", hasGrid: true),
                    y: Axis("Mean training accuracy", hasGrid: true), aspect: 0.62, marks: marks)
            ], legend: .none, caption: "Similarity at initialization predicts speed of training.",
            alternativeText: "Scatter plot of twelve normalizers with a falling line.", provenance: provenance)
    }

    /// Bars, histograms, boxes and areas of four series.
    static func distributions() -> Figure {
        let series = Array(normalizers[1...4])
        // A sample of the logistic distribution by its quantiles, so that it needs no generator.
        func sample(_ index: Int, count: Int = 60) -> [Double] {
            let middle = 0.5 + 0.1 * Double(index)
            return (1...count).map { number in
                let part = (Double(number) - 0.5) / Double(count)
                return middle + 0.05 * Double(index + 1) * log(part / (1 - part))
            }
        }
        let depths: [RichText] = ["cnn-10", "cnn-20", "cnn-40"]
        let places = [0.0, 1, 2]
        let epochs = (0...20).map(Double.init)
        let bars = BarMark.grouped(
            series.enumerated().map { index, series in
                (series, places.map { 0.9 - 0.12 * Double(index) - 0.15 * $0 * Double(index % 2) })
            }, at: places)
        let edges = (0...22).map { 0.1 * Double($0) - 0.3 }
        let boxes = series.enumerated().map { index, series in
            BoxMark(
                series, at: places, samples: places.map { place in sample(index).map { $0 - 0.1 * place } },
                width: 0.8, slot: Slot(index, of: 4))
        }
        return Figure(
            "distributions",
            panels: [
                Panel(
                    title: "Bars", x: Axis(scale: CategoricalScale(depths)), y: Axis("Accuracy", hasGrid: true),
                    marks: bars),
                Panel(
                    title: "Histograms", x: Axis("Accuracy"), y: Axis("Networks", hasGrid: true),
                    marks: [0, 3].map { HistogramMark(series[$0], sample($0), bins: .edges(edges)) }),
                Panel(
                    title: "Boxes", x: Axis(scale: CategoricalScale(depths)), y: Axis("Accuracy", hasGrid: true),
                    marks: boxes),
                Panel(
                    title: "Areas", x: Axis("Epoch", scale: LinearScale(hasIntegerTicks: true)),
                    y: Axis("Loss", hasGrid: true),
                    marks: [
                        AreaMark(series[1], x: epochs, y: epochs.map { exp(-$0 / 5) }),
                        AreaMark(
                            series[2], x: epochs, lower: epochs.map { 1.1 + exp(-$0 / 4) },
                            upper: epochs.map { 1.4 + exp(-$0 / 12) }),
                    ]),
            ], columns: 2, caption: "Distributions.",
            alternativeText: "Grouped bars, two histograms, grouped boxes and two areas.", provenance: provenance)
    }

    /// Three residual blocks.
    static func blocks() -> Figure {
        func panel(_ title: RichText, _ names: [RichText], isScaled: Bool, activationOnBranch: Bool) -> Panel {
            var nodes: [Diagram.Node] = [.init("input", "x_{l}", shape: .text, row: 0)]
            for (index, name) in names.enumerated() {
                nodes.append(
                    .init("layer\(index)", name, shape: index == 1 ? .emphasizedBox : .box, row: Double(index + 1)))
            }
            var row = Double(names.count + 1)
            if isScaled {
                nodes.append(.init("scale", "α = 0", shape: .emphasizedBox, row: row))
                row += 1
            }
            nodes.append(.init("sum", "+", shape: .circle, row: row))
            if !activationOnBranch { nodes.append(.init("activation", "ReLU", row: row + 1)) }
            nodes.append(.init("output", "x_{l+1}", shape: .text, row: activationOnBranch ? row + 1 : row + 2))
            let diagram = Diagram.chain(nodes, edges: [.init(from: "input", to: "sum", route: .around(column: 0.75))])
            return Panel(title: title, x: nil, y: nil, aspect: 1.35, marks: [DiagramMark(diagram)])
        }
        return Figure(
            "blocks",
            panels: [
                panel("Standard", ["Conv", "WeightNorm", "ReLU", "Conv"], isScaled: false, activationOnBranch: false),
                panel("SkipInit", ["Conv", "WeightNorm", "ReLU", "Conv"], isScaled: true, activationOnBranch: false),
                panel(
                    "ReLU on the branch", ["Conv", "WeightNorm", "ReLU", "Conv"], isScaled: true,
                    activationOnBranch: true),
            ], caption: "Three residual blocks.",
            alternativeText: "Block diagrams of three residual blocks.", provenance: provenance)
    }

    /// Group sizes on a binary axis, two panels beside each other.
    static func groups() -> Figure {
        let sizes = (0...6).map { exp2(Double($0)) }
        let series = normalizers[4]
        let roots = sizes.map { (64 / $0).squareRoot() }
        return Figure(
            "groups",
            panels: [
                Panel(
                    x: Axis("√(N/G)"), y: Axis("Stable rank", hasGrid: true),
                    marks: [
                        LineMark(.theory, x: roots, y: roots.map { 1.5 * $0 + 1 }),
                        ErrorBarMark(
                            series, x: roots, y: roots.map { 1.5 * $0 + 1.1 }, lower: roots.map { 1.4 * $0 + 0.8 },
                            upper: roots.map { 1.6 * $0 + 1.4 }),
                        PointMark(series, x: roots, y: roots.map { 1.5 * $0 + 1.1 }),
                    ]),
                Panel(
                    x: Axis("Group size", scale: BinaryLogarithmicScale()),
                    y: Axis("Gradient explosion exponent λ", hasGrid: true),
                    marks: [
                        LineMark(series, x: sizes, y: sizes.map { 0.22 / (1 + $0 / 8) }),
                        RuleMark(.horizontal(0), label: "no explosion"),
                        RuleMark(.vertical(8), label: "crossing"),
                    ]),
            ], legend: .below, caption: "Rank and exponent by group size.",
            alternativeText: "Two panels over group sizes 1 to 64.", provenance: provenance)
    }

    /// A logarithmic axis with exact zeros, a gap, and a run that diverged.
    static func zeros() -> Figure {
        let layers = (1...20).map(Double.init)
        var first = layers.map { exp(-0.3 * $0) }
        for index in 8..<14 { first[index] = 0 }
        var second = layers.map { exp(0.2 * $0) * 1e-3 }
        second[5] = .nan
        for index in 12..<20 { second[index] = .nan }
        let (plain, weight) = (normalizers[0], normalizers[9])
        return Figure(
            "zeros",
            panels: [
                Panel(
                    x: Axis("Layer", scale: LinearScale(hasIntegerTicks: true)),
                    y: Axis("Gradient norm ‖∇L‖_{2}", scale: LogarithmicScale(), hasGrid: true),
                    marks: [
                        LineMark(plain, x: layers, y: first), LineMark(weight, x: layers, y: second),
                        DivergenceMark(weight, x: 12, y: second[11], label: "diverged at layer 12"),
                        LineMark(.theory, x: [1, 6, 11, 20], y: [2e-3, 1e-3, 5e-4, 5e-4]),
                    ])
            ], legend: .right, caption: "Zeros are marked.", alternativeText: "Line chart with marked zeros.",
            provenance: provenance)
    }

    /// A heatmap about a centre.
    static func correlation() -> Figure {
        let names = (1...30).map { RichText(verbatim: $0 % 10 == 0 ? "\($0)" : "") }
        let values = (0..<30).map { row in (0..<30).map { sin(Double(row) / 4) * cos(Double($0) / 5) } }
        return Figure(
            "correlation",
            panels: [
                Panel(
                    x: Axis("Layer", scale: CategoricalScale(names)),
                    y: Axis("Layer", scale: CategoricalScale(names, isReversed: true)), aspect: 1,
                    marks: [
                        HeatmapMark(
                            values, map: .diverging, scale: LinearScale(domain: -1...1, padding: 0),
                            label: "Correlation", decimals: nil)
                    ])
            ], caption: "Correlations.", alternativeText: "A correlation matrix.", provenance: provenance)
    }
}
