import Findings
import Foundation
import Networks
import Plots
import Runs
import Statistics
import Theory

/// How much of the similarity and of the growth of gradients is due to zero padding and not to the normalizer.
struct PeriodicPadding: Experiment {
    static let identifier = "periodic-padding"
    static let title = "The effect of zero padding"
    static let introduction = """
        Beyond the border of a map, convolutions read zeros. This weakens the signal and the gradient, the more the \
        smaller the map, and leaves a pattern that all inputs share. Theories of normalizers ignore borders. Here \
        cnn-20 runs once more, with the same weights and images, on periodic maps: what changes is due to padding.
        """
    static let statements: [Statement] = [.plainPreservation, .batchNormDeviation]
    static let figures = [
        FigureAnnouncement("periodic-padding-similarity", title: "Similarity of inputs with zero and periodic padding"),
        FigureAnnouncement("periodic-padding-gradient", title: "Growth of the gradient with zero and periodic padding"),
    ]

    let context: PlanContext
    /// One per normalizer, with both paddings, the declared layers last.
    private let networks: [(zero: InitializationSelection, periodic: InitializationSelection)]

    init(_ context: PlanContext) {
        self.context = context
        let declared = context.declaredNetworks { context.network(.cnn20, $0) }.map(\.normalizer)
        networks = (Self.normalizers + declared).map { normalizer in
            func selection(_ padding: Padding) -> InitializationSelection {
                context.initialization(
                    context.network(.cnn20, normalizer, padding: padding), differentiates: true)
            }
            return (selection(.zero), selection(.periodic))
        }
    }

    var selections: [Selection] {
        networks.flatMap { [.initialization($0.zero), .initialization($0.periodic)] }
    }

    private static let normalizers: [Normalizer] = [
        .batchNorm, .instanceNorm, .layerNorm, .none, .scaledWeightStandardization, .weightNorm,
    ]

    func analyse(_ measured: Measurements) throws -> Findings {
        func pair(_ zero: InitializationSelection, _ periodic: InitializationSelection) throws -> Pair {
            try Pair(zero: measured[zero], periodic: measured[periodic])
        }
        let count = Self.normalizers.count
        let paper = try networks.prefix(count).map { try pair($0.zero, $0.periodic) }
        let (declared, remarks) = PlanContext.analyseDeclared(
            Array(networks.dropFirst(count)), label: \.zero.network.normalizerLabel
        ) { selected in
            let pair = try pair(selected.zero, selected.periodic)
            // The table takes a mean of each.
            _ = try Self.table([pair])
            return pair
        }
        let pairs = paper + declared
        var findings = Findings()
        findings.figures = [Self.similarityFigure(pairs, context), Self.gradientFigure(pairs, context)]
        findings.statements = statements(paper)
        findings.tables = [try Self.table(pairs)]
        findings.remarks = try Self.remarks(paper) + remarks
        return findings
    }

    /// One normalizer with both paddings, on the same seeds.
    struct Pair {
        let zero: Ensemble
        let periodic: Ensemble
        let zeroGrowth: GradientGrowth
        let periodicGrowth: GradientGrowth

        init(zero: Ensemble, periodic: Ensemble) throws {
            self.zero = zero
            self.periodic = periodic
            zeroGrowth = try GradientGrowth(zero)
            periodicGrowth = try GradientGrowth(periodic)
        }

        var normalizer: Normalizer { zero.network.normalizer }
        var label: String { zero.network.normalizerLabel }

        /// The cosine similarity that theory expects without borders: after each layer, from the measured first one where
        /// it is a recursion.
        var similarityWithoutBorders: [Double] {
            guard let prediction = SimilarityPrediction(periodic) else { return [] }
            let first = periodic.curve(.cosineSimilarity).summary().mean[0]
            // The first two layers' maps are of one size.
            let start = prediction.isRecursion ? first : prediction.cosines[1]
            return [start ?? .nan] + prediction.cosines.dropFirst().map { $0 ?? .nan }
        }

        /// Of the last layer's activations.
        func lastSimilarities(_ ensemble: Ensemble) -> [Double] {
            let curve = ensemble.curve(.cosineSimilarity)
            return curve.layer(curve.layerCount - 1)
        }
    }
}

// MARK: - Figures

extension PeriodicPadding {
    private static let zeroSeries = paddingSeries(
        "zero-padding", "zero padding", light: 0x000000, dark: 0xF2F2F2, .circle)
    private static let periodicSeries = paddingSeries(
        "periodic-padding", "periodic padding", light: 0xD55E00, dark: 0xFF7F32, .triangleUp, isHollow: true)
    private static let theorySeries = Series(
        SeriesIdentity(key: "theory", label: "theory without borders"), style: .theory)

    private static func paddingSeries(
        _ key: String, _ label: RichText, light: UInt32, dark: UInt32, _ marker: MarkerShape, isHollow: Bool = false
    ) -> Series {
        Series(
            SeriesIdentity(key: key, label: label),
            style: SeriesStyle(light: Color(light), dark: Color(dark), marker: marker, isHollow: isHollow))
    }

    private static func similarityFigure(_ pairs: [Pair], _ context: PlanContext) -> FigureFinding {
        figure(
            0, pairs,
            y: Axis("cosine similarity", scale: LinearScale(domain: -0.05...1.05), hasGrid: true), xLabel: "layer",
            caption: """
                Mean cosine similarity between the activations of different inputs in cnn-20 at initialization, with zero \
                and periodic padding, batch \(context.scale.batch, "batch"), and theory without borders: the limits of \
                wide, deep networks; with InstanceNorm the value for each map size; with LayerNorm or no \
                normalizer the recursion from the first layer. Bands: 95% t-interval over \(context.seeds.count, "seeds") seeds.
                """,
            quantityInWords: "cosine similarity"
        ) { pair, panel in
            panel.add(pair.zero, pair.zero.curve(.cosineSimilarity), series: zeroSeries)
            panel.add(pair.periodic, pair.periodic.curve(.cosineSimilarity), series: periodicSeries)
            let y = pair.similarityWithoutBorders
            panel.addTheory(
                for: pair.periodic, quantity: .cosineSimilarity, x: y.indices.map { Double($0 + 1) }, y: y,
                series: theorySeries)
        }
    }

    private static func gradientFigure(_ pairs: [Pair], _ context: PlanContext) -> FigureFinding {
        figure(
            1, pairs, y: Axis("growth of ‖∇L‖^{2}", scale: LogarithmicScale(), hasGrid: true), xLabel: "convolution",
            caption: """
                Growth of the squared gradient norm from one convolution's output to that of the previous one, in cnn-20 with zero \
                and periodic padding, batch \(context.scale.batch, "batch"), and the closed forms without borders. Bands: 95% \
                t-interval of the logarithm over \(context.seeds.count, "seeds") seeds.
                """,
            quantityInWords: "growth of the squared gradient norm"
        ) { pair, panel in
            for (ensemble, growth, series) in [
                (pair.zero, pair.zeroGrowth, zeroSeries), (pair.periodic, pair.periodicGrowth, periodicSeries),
            ] {
                panel.add(
                    ensemble, growth.squaredCurve, x: growth.layers, on: .logarithm, series: series,
                    named: GradientGrowth.squaredName)
            }
            if let prediction = GradientPrediction(pair.periodic, pair.periodicGrowth) {
                panel.addTheory(
                    for: pair.periodic, quantity: .gradientNorm, x: pair.periodicGrowth.layers, y: prediction.factors,
                    series: theorySeries, named: GradientGrowth.squaredName)
            }
        }
    }

    /// A panel for each normalizer; `fill` puts its curves in.
    private static func figure(
        _ index: Int, _ pairs: [Pair], y: Axis, xLabel: RichText, caption: Prose, quantityInWords: String,
        fill: (Pair, inout CurvePanel) -> Void
    ) -> FigureFinding {
        var panels = [Panel]()
        var rows = [MeasurementRow]()
        for pair in pairs {
            // The padding is no column of the data, so a panel's name says it: rows of either are told apart by it.
            var panel = CurvePanel(pair.normalizer.identifier)
            fill(pair, &panel)
            panels.append(
                Panel(
                    title: RichText(verbatim: pair.label),
                    x: Axis(xLabel, scale: LinearScale(hasIntegerTicks: true)), y: y, marks: panel.marks))
            rows += panel.rows.map { row in
                var row = row
                row.panel += row.network.padding == .zero ? ", zero" : ", periodic"
                return row
            }
        }
        return figures[index].finding(
            panels: panels, columns: 3, sharesX: true, sharesY: true, legend: .below, caption: caption,
            alternativeText: """
                \(panels.count) small line plots, one per normalizer, of the \(quantityInWords) against depth in \
                cnn-20, with zero padding, with periodic padding, and by theory without borders.
                """,
            rows: rows)
    }
}

// MARK: - Numbers

extension PeriodicPadding {
    private static func table(_ pairs: [Pair]) throws -> TableFinding {
        let sides = pairs[0].zeroGrowth.sides
        let smallest = sides[sides.count - 1]
        return TableFinding(
            "periodic-padding-numbers",
            caption:
                "Cosine similarity after the last layer of cnn-20, exponent λ of the gradient's growth per layer, and λ on the smallest maps alone; means over seeds.",
            columns: [
                "normalizer", "cosine, zero", "cosine, periodic", "λ, zero", "λ, periodic",
                "λ at \(smallest)×\(smallest), zero", "λ at \(smallest)×\(smallest), periodic",
            ],
            rows: try pairs.map { pair in
                let name = pair.normalizer.identifier
                let columns: [(String, [Double])] = [
                    ("cosine-zero", pair.lastSimilarities(pair.zero)),
                    ("cosine-periodic", pair.lastSimilarities(pair.periodic)),
                    ("exponent-zero", pair.zeroGrowth.exponents),
                    ("exponent-periodic", pair.periodicGrowth.exponents),
                    ("smallest-zero", pair.zeroGrowth.exponents(side: smallest)),
                    ("smallest-periodic", pair.periodicGrowth.exponents(side: smallest)),
                ]
                return [.text(pair.label)]
                    + (try columns.map { column, values in
                        .number(try Sample(values).mean, "\(name)-\(column)", .fixed(3))
                    })
            })
    }

    private static func remarks(_ pairs: [Pair]) throws -> [Prose] {
        func pair(_ normalizer: Normalizer) -> Pair { pairs.first { $0.normalizer == normalizer }! }
        let weightNorm = pair(.weightNorm)
        let zero = try Sample(weightNorm.lastSimilarities(weightNorm.zero)).meanEstimate()
        let difference = try PairedSample(
            weightNorm.lastSimilarities(weightNorm.zero), weightNorm.lastSimilarities(weightNorm.periodic)
        ).meanDifference()
        let instance = pair(.instanceNorm)
        let smallest = instance.zeroGrowth.sides.last!
        let exponents = [instance.zeroGrowth, instance.periodicGrowth].map { $0.exponents(side: smallest) }
        let growth = try exponents.map { try Sample($0).meanEstimate().mapped { exp(2 * $0) } }
        let lift = try PairedSample(exponents[1], exponents[0]).meanDifference().interval
        let predicted = InstanceNormMeanField(positions: smallest * smallest).gradientGrowth
        let conclusion =
            lift.low > 0
            ? ": padding reduces the growth in the late layers"
            : lift.high < 0
                ? ": padding increases the growth in the late layers" : "; the difference is not significant"
        let batchNorm = pair(.batchNorm)
        let (bordered, open) = (batchNorm.zeroGrowth.exponents, batchNorm.periodicGrowth.exponents)
        let shift = try PairedSample(bordered, open).meanDifference()
        // Weights and images are the same, so a difference beyond chance can only come from the borders.
        func cause(of difference: Estimate) -> String {
            difference.interval.low > 0 || difference.interval.high < 0 ? "is due to padding" : "is not significant"
        }
        return [
            "With Weight Norm the last layer's cosine similarity is \(zero.value, "weight-norm-cosine", .fixed(2)) with zero padding and \(zero.value - difference.value, "weight-norm-cosine-periodic", .fixed(2)) without borders; the difference of \(difference.value, "weight-norm-padding", .fixed(2)) (95% interval \(difference.interval.low, "weight-norm-padding-low", .fixed(2)) to \(difference.interval.high, "weight-norm-padding-high", .fixed(2))) \(cause(of: difference)).",
            "On the last maps, of \(smallest, "smallest-side")×\(smallest, "smallest-side"), InstanceNorm multiplies the squared gradient norm by \(growth[0].value, "instance-growth-zero") per layer with zero padding and by \(growth[1].value, "instance-growth-periodic") (95% interval \(growth[1].interval.low, "instance-growth-low") to \(growth[1].interval.high, "instance-growth-high")) without borders, where the closed form for \(smallest * smallest, "smallest-positions") positions predicts \(predicted, "instance-growth-theory")\(conclusion).",
            "BatchNorm's exponent λ over all layers of stride 1 is \(try Sample(bordered).mean, "batch-norm-exponent") with zero padding and \(try Sample(open).mean, "batch-norm-exponent-periodic") without borders; the difference of \(shift.value, "batch-norm-shift") (95% interval \(shift.interval.low, "batch-norm-shift-low") to \(shift.interval.high, "batch-norm-shift-high")) \(cause(of: shift)).",
        ]
    }
}
