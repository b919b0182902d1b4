import Foundation

@testable import Plots

/// Figures that show each mark at work: examples for readers, and what lint, byte-identity and snapshots are tested on.
enum Gallery {
    /// All figures.
    static func all() -> [Figure] {
        [
            layers(), direct(), heatmap(), similarity(), distributions(), blocks(), groups(), zeros(), correlation(),
            training(),
        ]
    }

    static let provenance = Provenance(
        softwareVersion: "normreport 0.1.0", experiment: "gallery", configurationHash: "3f1c", dataHash: "9a7e")

    static let normalizers: [Series] = [
        ("none", "No normalizer"), ("batch-norm", "BatchNorm"), ("layer-norm", "LayerNorm"),
        ("instance-norm", "InstanceNorm"), ("group-norm", "GroupNorm (G = 8)"),
        ("filter-response-norm", "Filter Response Norm"), ("variance-norm", "VarianceNorm"),
        ("evonorm-b0", "EvoNorm-B0"), ("evonorm-s0", "EvoNorm-S0 (G = 8)"), ("weight-norm", "WeightNorm"),
        ("scaled-weight-standardization", "Scaled Weight Std."), ("mean-centering", "Mean Centering"),
    ].map { Series(key: $0.0, label: RichText($0.1), palette: .sample) }

    /// Twelve series with bands over 40 layers, three panels, logarithmic.
    static func layers() -> Figure {
        let layers = (1...40).map(Double.init)
        let panels = ["CNN-10", "CNN-20", "ResNet-56"].enumerated().map { number, title in
            Panel(
                title: RichText(title), x: Axis("Layer", scale: LinearScale(hasIntegerTicks: true)),
                y: Axis("Gradient norm ‖∇L‖_{2}", scale: LogarithmicScale(), hasGrid: true),
                marks: normalizers.enumerated().flatMap { index, series -> [any Mark] in
                    let rate = (Double(index) - 4) * 0.02 * Double(number + 1)
                    let y = layers.map { exp(rate * $0 + 0.3 * sin($0 * 0.7 + Double(index))) * 1e-2 }
                    return [
                        BandMark(series, x: layers, lower: y.map { $0 * 0.8 }, upper: y.map { $0 * 1.25 }),
                        LineMark(series, x: layers, y: y),
                    ]
                })
        }
        return Figure(
            "layers", panels: panels, sharesY: true, caption: "Gradient norm of each layer at initialization.",
            alternativeText: "Line chart of the gradient norm over 40 layers for twelve normalizers.",
            longDescription: "Each line is the mean of five seeds, each band the 95% interval.",
            provenance: provenance)
    }

    /// Few series, named at the line ends, with the curve of a theory.
    static func direct() -> Figure {
        let layers = (1...20).map(Double.init)
        var marks: [any Mark] = normalizers[1...4].enumerated().flatMap { index, series -> [any Mark] in
            let y = layers.map { 1 + 0.1 * Double(index) + 0.3 * $0 / (1 + 0.2 * Double(index)) }
            return [
                BandMark(series, x: layers, lower: y.map { $0 - 0.2 }, upper: y.map { $0 + 0.2 }),
                LineMark(series, x: layers, y: y),
            ]
        }
        marks.append(LineMark(.theory, x: layers, y: layers.map { 1 + 0.3 * $0 }))
        return Figure(
            "direct", panels: [Panel(x: Axis("Layer"), y: Axis("Activation variance σ²", hasGrid: true), marks: marks)],
            caption: "Variance grows linearly.", alternativeText: "Line chart of four normalizers and the theory.",
            provenance: provenance)
    }
}
