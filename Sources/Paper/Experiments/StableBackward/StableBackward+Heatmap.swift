import Findings
import Foundation
import Plots

extension StableBackward {
    /// Growth over layers and group sizes in cnn-20.
    static func heatmapFigure(_ measured: Measured, _ context: PlanContext) -> FigureFinding {
        let layers = measured.groupSizes[0].member.growth.steps.map(\.layer)
        let growth = measured.groupSizes.map { $0.member.growth.squaredCurve.summary(on: .logarithm).mean }
        // Decades of norm that lie between a layer and the last one of the interior.
        let accumulated = growth.map { row in
            row.indices.map { index in row[index...].reduce(0) { $0 + log10($1) / 2 } }
        }
        let predicted = measured.groupSizes.map { group in
            group.member.prediction?.factors ?? layers.map { _ in Double.nan }
        }
        let differences = zip(growth, predicted).map { zip($0, $1).map { $0 - $1 } }
        var rows = [MeasurementRow]()
        for (position, group) in measured.groupSizes.enumerated() {
            for (index, layer) in layers.enumerated() {
                for (name, value) in [
                    (GradientGrowth.squaredName, growth[position][index]),
                    ("accumulated-growth-decades", accumulated[position][index]),
                ] {
                    rows.append(
                        MeasurementRow(
                            panel: name, network: group.member.network, batch: group.member.ensemble.batch, seed: nil,
                            layer: layer, kind: "mean", quantity: name, value: value))
                }
            }
        }
        rows += measured.groupSizes.enumerated().flatMap { position, group in
            zip(layers, predicted[position]).map { layer, value in
                MeasurementRow(
                    panel: GradientGrowth.squaredName, network: group.member.network,
                    batch: group.member.ensemble.batch, seed: nil, layer: layer, kind: "theory",
                    quantity: GradientGrowth.squaredName, value: value.isFinite ? value : nil)
            }
        }
        // White is no growth, and both ends are equally far from it.
        let logarithms = growth.flatMap(\.self).filter { $0 > 0 && $0.isFinite }.map { abs(log($0)) }
        let reach = exp(max(logarithms.max() ?? 0, 0.01))
        let decades = max(accumulated.flatMap(\.self).filter(\.isFinite).map(abs).max() ?? 0, 0.01)
        let largest = max(differences.flatMap(\.self).filter(\.isFinite).map(abs).max() ?? 0, 0.01)
        let x = Axis("convolution", scale: CategoricalScale(layers.map { RichText(verbatim: "\($0)") }))
        let y = Axis(
            "group size", scale: CategoricalScale(measured.groupSizes.map { RichText(verbatim: "\($0.size)") }))
        return figures[4].finding(
            panels: [
                Panel(
                    title: "per layer", x: x, y: y, aspect: 0.28,
                    marks: [
                        HeatmapMark(
                            growth, map: .diverging, scale: LogarithmicScale(domain: 1 / reach...reach, padding: 0),
                            label: "growth of ‖∇L‖^{2}", decimals: 2)
                    ]),
                Panel(
                    title: "per layer, measured minus closed form", x: x, y: y, aspect: 0.28,
                    marks: [
                        HeatmapMark(
                            differences, map: .diverging, scale: LinearScale(domain: -largest...largest, padding: 0),
                            label: "difference", decimals: 2)
                    ]),
                Panel(
                    title: "accumulated down to the layer", x: x, y: y, aspect: 0.28,
                    marks: [
                        HeatmapMark(
                            accumulated, map: .diverging, scale: LinearScale(domain: -decades...decades),
                            label: "growth of ‖∇L‖ (decades)", decimals: 1)
                    ]),
            ], columns: 1, legend: .below,
            caption: """
                Growth of the gradient in cnn-20 with GroupNorm, over layers and group sizes: (a) of the squared norm, per \
                layer, (b) the same minus the closed form, which ignores padding, (c) of the norm, accumulated from convolution \(layers.last! + 1, "last-convolution") down, in powers of ten. White: no \
                growth, in (b) no difference. Geometric means over \(context.seeds.count, "seeds") seeds.
                """,
            alternativeText: """
                Three heatmaps over convolution and group size: the growth of the squared gradient norm per layer, its \
                difference from the closed form, and the accumulated growth of the norm.
                """,
            rows: rows)
    }
}
