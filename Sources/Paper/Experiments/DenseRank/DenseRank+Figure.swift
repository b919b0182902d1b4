import Findings
import Networks
import Plots

extension DenseRank {
    /// The rank on logarithmic axes: over the width with BatchNorm, and over width over group size with GroupNorm, each with
    /// its power law and with the slope that the claim asks for.
    func figure(_ sweeps: Sweeps) throws -> FigureFinding {
        let width = Double(Self.largestWidth)
        let smallest = Double(Self.groupSizes[0])
        func widthName(_ ensemble: Ensemble) -> String? { ensemble.network.width.map { "width \($0)" } }

        var batchNorm = SweepPanel("BatchNorm")
        try Self.add(sweeps.batchNorm, to: &batchNorm, series: Normalizer.batchNorm.series(), rowName: widthName) { $0 }

        let series = Series.variants([
            (key: "dense-group-size", label: "GroupNorm, width \(Self.largestWidth)"),
            (key: "dense-width", label: "GroupNorm, G = \(Self.groupSizes[0])"),
            (key: "dense-deeper", label: "GroupNorm, width \(Self.largestWidth), \(Self.greaterDepth) layers"),
        ])
        var groupNorm = SweepPanel("GroupNorm")
        try Self.add(sweeps.groupSizes, to: &groupNorm, series: series[0], rowName: widthName) { width / $0 }
        groupNorm.add(
            sweeps.oneGroupSize, quantity: Quantity.stableRank.identifier, x: { $0 / smallest }, series: series[1],
            on: .logarithm, rowName: widthName)
        groupNorm.add(
            sweeps.deeper, quantity: Quantity.stableRank.identifier, x: { width / $0 }, series: series[2],
            on: .logarithm, rowName: { widthName($0).map { "\($0), \(Self.greaterDepth) layers" } })

        let (overWidth, overGroups) = (
            try sweeps.batchNorm.exponent(), try sweeps.groupSizes.exponent { width / $0 }
        )
        let caption: Prose = """
            Stable rank of the representations after \(Self.depth, "depth") dense linear layers, with as many samples as \
            channels. (a) BatchNorm over the width: the fitted exponent is \(overWidth.value, "width-exponent", .fixed(2)). \
            (b) GroupNorm over width/G, at width \(Self.largestWidth, "width") (also after \
            \(Self.greaterDepth, "greater-depth") layers) and at group size \(Self.groupSizes[0], "group-size"): at width \
            \(Self.largestWidth, "width") the fitted exponent is \(overGroups.value, "group-exponent", .fixed(2)). Whiskers: 95% \
            t-interval over \(context.rankSeeds.count, "seeds") seeds, on the logarithm. Short dashes: an exponent of one half, \
            the least that the claim implies.
            """
        func axis(_ label: RichText) -> Axis { Axis(label, scale: BinaryLogarithmicScale()) }
        func rank() -> Axis { Axis("stable rank", scale: BinaryLogarithmicScale(), hasGrid: true) }
        return Self.figures[0].finding(
            panels: [
                Panel(x: axis("width (channels)"), y: rank(), marks: batchNorm.marks),
                Panel(x: axis("width / group size"), y: rank(), marks: groupNorm.marks),
            ], legend: .below, caption: caption,
            alternativeText: """
                Two plots of stable rank on logarithmic axes, over \(sweeps.batchNorm.positions.count) widths with \
                BatchNorm and over width over group size with GroupNorm, each with a fitted line and a guide of slope \
                one half.
                """,
            rows: batchNorm.rows + groupNorm.rows)
    }

    /// A sweep with its power law, and with the claimed one from the smallest abscissa on.
    private static func add(
        _ sweep: Sweep, to panel: inout SweepPanel, series: Series, rowName: (Ensemble) -> String?,
        x: @escaping (Double) -> Double
    ) throws {
        let quantity = Quantity.stableRank.identifier
        let places = sweep.positions.map(x)
        let fitted = try sweep.powerLaw(over: x)
        let start = places.indices.min { places[$0] < places[$1] }!
        panel.addCurve(
            sweep, y: places.map { fitted[start] * ($0 / places[start]).squareRoot() }, quantity: quantity, x: x,
            kind: "claimed", series: .claimed("slope one half"), rowName: rowName)
        panel.addCurve(sweep, y: fitted, quantity: quantity, x: x, kind: "fit", series: .fit, rowName: rowName)
        panel.add(sweep, quantity: quantity, x: x, series: series, on: .logarithm, rowName: rowName)
    }
}
