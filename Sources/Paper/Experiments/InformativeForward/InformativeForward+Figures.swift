import Findings
import Networks
import Plots
import Theory
import Training

extension InformativeForward {
    /// The paper's figure 6a, and the same numbers on logarithmic axes, where a proportional law has slope ½.
    func rankFigure(
        _ measurements: InformativeMeasurements, _ law: RankLaw, _ context: PlanContext
    ) -> FigureFinding {
        let (sweep, scale) = (measurements.rank, context.scale)
        let width = Double(scale.uniformWidth)
        let root = { (size: Double) in (width / size).squareRoot() }
        let ratio = { (size: Double) in width / size }
        let quantity = Quantity.stableRank.identifier
        let series = sweep.ensembles[0].network.normalizerSeries
        let predicted = sweep.predictedRanks

        var line = SweepPanel("line")
        line.add(sweep, quantity: quantity, x: root, series: series)
        line.addCurve(
            sweep, y: sweep.positions.map { law.line.fit.value(at: root($0)) }, quantity: quantity, x: root,
            kind: "fit", series: .fit)
        line.addCurve(sweep, y: predicted, quantity: quantity, x: root, series: .meanField)

        var power = SweepPanel("power")
        power.add(sweep, quantity: quantity, x: ratio, series: series, on: .logarithm)
        power.addCurve(sweep, y: predicted, quantity: quantity, x: ratio, series: .meanField)
        let last = sweep.means[sweep.means.count - 1]
        let start = ratio(sweep.positions[sweep.positions.count - 1])
        power.addCurve(
            sweep, y: sweep.positions.map { last * (ratio($0) / start).squareRoot() }, quantity: quantity, x: ratio,
            kind: "claimed", series: .claimed("∝ √(width/G)"))

        let misfit = Misfit(theory: predicted, measured: sweep.means, measure: .relative)
        let caption: Prose = """
            Stable rank of the last layer's activations in a network of \
            \(scale.uniformDepth, "depth") convolutions of stride 1 and width \(scale.uniformWidth, "width"), with \
            GroupNorm of group size G = 1 to \(scale.uniformWidth, "width"), batch \(scale.uniformBatch, "batch"). \
            (a) Over √(width/G), with the least-squares line through the means: R² = \
            \(law.line.fit.rSquared, "r-squared", .fixed(3)), intercept \
            \(law.line.fit.intercept, "intercept", .fixed(2)). (b) The same on logarithmic axes, with the slope that \
            proportionality requires. Whiskers: 95% t-interval over \(context.seeds.count, "seeds") seeds, in (b) on \
            the logarithm. Long dashes: mean field; the root mean square difference of the data from it is \
            \(misfit?.rootMeanSquare, "misfit", .percent(1)).
            """
        return Self.announced(FigureName.rank).finding(
            panels: [
                Panel(x: Axis("√(width / group size)"), y: Axis("stable rank", hasGrid: true), marks: line.marks),
                Panel(
                    x: Axis("width / group size", scale: BinaryLogarithmicScale()),
                    y: Axis("stable rank", scale: BinaryLogarithmicScale(), hasGrid: true), marks: power.marks),
            ], legend: .below, caption: caption,
            alternativeText: """
                Two plots of stable rank at \(sweep.positions.count) group sizes: over the root of width over group \
                size with a fitted line, and over width over group size on logarithmic axes with a guide of slope \
                one half; both with the mean field.
                """,
            rows: line.rows + power.rows)
    }

    /// Whether width has a part in it.
    func widthFigure(
        _ measurements: InformativeMeasurements, _ law: RankLaw, _ context: PlanContext
    ) -> FigureFinding {
        let quantity = Quantity.stableRank.identifier
        var sweeps = measurements.rankAtGroupSize.map { size, sweep in
            (key: "group-size-\(size)", label: "G = \(size)", sweep: sweep)
        }
        sweeps.append(
            (
                key: "group-count-\(Self.fixedGroupCount)", label: "G = width/\(Self.fixedGroupCount)",
                sweep: measurements.rankAtGroupCount
            ))
        let series = Series.variants(sweeps.map { (key: $0.key, label: $0.label) })
        let width = { (ensemble: Ensemble) in ensemble.network.width.map { "width \($0)" } }
        var panel = SweepPanel("")
        for (series, (_, _, sweep)) in zip(series, sweeps) {
            panel.add(
                sweep, quantity: quantity, series: series, on: .logarithm, isJoined: true, rowName: width)
        }
        for (_, _, sweep) in sweeps {
            panel.addCurve(
                sweep, y: sweep.predictedRanks, quantity: quantity, series: .meanField, rowName: width)
        }
        let (guided, start) = (sweeps[0].sweep, sweeps[0].sweep.means[0])
        panel.addCurve(
            guided, y: guided.positions.map { start * ($0 / guided.positions[0]).squareRoot() }, quantity: quantity,
            kind: "claimed", series: .claimed("∝ √width"), rowName: width)
        let caption: Prose = """
            Stable rank of the last layer's activations over the width of the network, at fixed group sizes, and with \
            \(Self.fixedGroupCount, "group-count") groups, where width/G is constant. Whiskers: 95% t-interval over \
            \(context.seeds.count, "seeds") seeds, on the logarithm. Long dashes: mean field, which does not depend on the \
            width. Short dashes: the growth that the claim implies at a fixed group size.
            """
        return Self.announced(FigureName.width).finding(
            panels: [
                Panel(
                    x: Axis("width (channels)", scale: BinaryLogarithmicScale()),
                    y: Axis("stable rank", scale: BinaryLogarithmicScale(), hasGrid: true), marks: panel.marks)
            ], legend: .right, caption: caption,
            alternativeText: """
                Line plot of stable rank over \(guided.positions.count) widths at \(Self.fixedGroupSizes.count) fixed \
                group sizes and at \(Self.fixedGroupCount) groups, with the mean field and a guide that grows as the \
                root of width.
                """,
            rows: panel.rows)
    }

    /// The paper's figure 6b, and beside it the uniform network, whose maps stay large.
    func groupSizeFigure(
        _ measurements: InformativeMeasurements, _ law: RankLaw, _ context: PlanContext
    ) -> FigureFinding {
        let quantity = Quantity.cosineSimilarity.identifier
        let sweeps = [measurements.plainCosine, measurements.residualCosine, measurements.uniformCosine]
        let series = Series.variants(
            [Architecture.cnn20, .resNet56, .cnnUniform].map { (key: $0.identifier, label: $0.identifier) })
        var panel = SweepPanel("")
        for (series, sweep) in zip(series, sweeps) {
            panel.add(sweep, quantity: quantity, series: series, on: .logit, isJoined: true)
        }
        // The residual network has no closed form.
        let misfits = [measurements.plainCosine, measurements.uniformCosine].map { sweep in
            let predicted = sweep.predictedCosines
            panel.addCurve(sweep, y: predicted, quantity: quantity, series: .meanField)
            return Misfit(theory: predicted, measured: sweep.means, measure: .absolute)
        }
        let caption: Prose = """
            Cosine similarity of the last layer's activations over the group size of GroupNorm, in cnn-20, in resnet-56, \
            and in the uniform network of the stable ranks, whose maps are \(ImageSet.side, "side") pixels wide throughout. Whiskers: \
            95% t-interval over \(context.seeds.count, "seeds") seeds, on the logit. Long dashes: mean field for \
            cnn-20 and cnn-uniform, which ignores padding and the size of maps. The data differ from it by up to \
            \(misfits[1]?.largest, "largest-misfit-uniform", .fixed(2)) in cnn-uniform and \
            \(misfits[0]?.largest, "largest-misfit", .fixed(2)) in cnn-20, whose last maps are \
            \(measurements.plainCosine.ensembles[0].records[0].layers.last?.height ?? 0, "last-side") pixels wide.
            """
        return Self.announced(FigureName.groupSize).finding(
            panels: [
                Panel(
                    x: Axis("group size G (channels)", scale: BinaryLogarithmicScale()),
                    y: Axis("cosine similarity", hasGrid: true), marks: panel.marks)
            ], legend: .right, caption: caption,
            alternativeText: """
                Line plot of cosine similarity over \(measurements.uniformCosine.positions.count) group sizes in \
                cnn-20, resnet-56 and cnn-uniform, with the mean field for the two without skips.
                """,
            rows: panel.rows)
    }

    static func announced(_ identifier: String) -> FigureAnnouncement {
        figures.first { $0.identifier == identifier }!
    }
}

extension NetworkSpecification {
    /// The normalizer as a series, without its group size, for figures in which that is varied.
    var normalizerSeries: Series { normalizer.series() }
}
