import Findings
import Foundation
import Networks
import Plots
import Runs
import Statistics
import Theory

/// The trade between fast and stable training that the group size makes, as far as it shows at initialization: similarity
/// of activations against growth of gradients (the paper's figure 9).
package struct SpeedStability: Experiment {
    package static let identifier = "speed-stability"
    package static let title = "Speed against stability"
    package static let introduction = """
        The paper ties two properties of a random network to the group size of GroupNorm: large groups make inputs alike, \
        which slows training, and small groups make gradients grow towards the first layers, which makes it unstable. A \
        size between should train best. Here both properties are measured at initialization in cnn-20, which is then trained. The growth of \
        gradients is the mean of ln(‖∇_l‖/‖∇_{l+1}‖), the norms taken of the loss gradient with respect to the outputs of \
        neighbouring convolutions, over the layers of stride 1 from the third to the third last. Where the paper's two \
        curves cross depends on how their axes are scaled, so the crossing is not tested; whether they run in opposite \
        directions is.
        """
    package static let claims: [Claim] = [.c5]
    package static let figures = [
        FigureAnnouncement(
            "speed-stability-initialization", title: "Similarity and growth of gradients over group size",
            paperFigure: "figure 9")
    ]

    package let context: PlanContext
    /// cnn-20 at initialization, by group size.
    private let networks: SelectedSweep
    /// cnn-20 in training, by group size.
    private let trainings: [(groupSize: Int, selection: TrainingSelection)]

    package init(_ context: PlanContext) throws {
        self.context = context
        networks = SelectedSweep.groupSizes(.cnn20, context, differentiates: true)
        let trained = TrainedSweep.trained
        let setting = context.standardSetting(trained)
        trainings = try TrainedSweep.groupSizes(context).map { size in
            (
                size,
                TrainingSelection(
                    network: context.trainedNetwork(trained, .groupNorm, groupSize: size), setting: setting)
            )
        }
    }

    package var selections: [Selection] {
        networks.selections + trainings.map { .training($0.selection) }
    }

    package var decidedClaims: [Claim] {
        context.initializationSeeds.suffices && context.trainingSeedBasis.suffices ? Self.claims : []
    }

    package func analyse(_ measured: Measurements) throws -> Findings {
        let (cosine, exponent, growths) = try sweeps(measured)
        let predicted = zip(cosine.ensembles, growths).map { GradientPrediction($0, $1)?.exponent($1) }

        let trained = TrainedSweep(
            groupSizes: trainings.map(\.groupSize), ensembles: trainings.map { measured[$0.selection] })

        var findings = Findings()
        findings.figures = [try figure(cosine, exponent, predicted, trained, context)]
        findings.claims = [try claim(cosine, exponent, trained, context)]
        return findings
    }

    /// Similarity and the exponent over the group size at initialization.
    func sweeps(_ measured: Measurements) throws -> (cosine: Sweep, exponent: Sweep, growths: [GradientGrowth]) {
        let members = networks.ensembles(measured)
        let growths = try members.map { try GradientGrowth($0.ensemble) }
        return (
            try Sweep(members) { try $0.penultimate(.cosineSimilarity) },
            Sweep(members, values: growths.map(\.exponents)), growths
        )
    }

    private func figure(
        _ cosine: Sweep, _ exponent: Sweep, _ predicted: [Double?], _ trained: TrainedSweep, _ context: PlanContext
    ) throws -> FigureFinding {
        let series = cosine.ensembles[0].network.normalizerSeries
        let quantity = Quantity.cosineSimilarity.identifier
        let growth = "gradient-exponent"
        var similarity = SweepPanel("similarity")
        try similarity.add(cosine, quantity: quantity, series: series, on: .logit, isJoined: true)
        similarity.addCurve(cosine, y: cosine.predictedCosines, quantity: quantity, series: .meanField)
        var gradients = SweepPanel("gradients")
        try gradients.add(exponent, quantity: growth, series: series, isJoined: true)
        gradients.addCurve(exponent, y: predicted, quantity: growth, series: .meanField)

        let accuracy = Self.trainedPanel(trained)

        let similarityMisfit = Misfit(
            theory: cosine.predictedCosines, measured: cosine.means, measure: .absolute)
        let growthMisfit = Misfit(theory: predicted, measured: exponent.means, measure: .absolute)
        let caption: Sentence = """
            GroupNorm in cnn-20 over its group size: (a) cosine similarity of the last layer's activations and (b) growth \
            exponent of the gradient norm towards the first layers, per layer, both at initialization; (c) test accuracy \
            after training, a small marker for each of \(trained.setting.seeds.count, "trained-seeds") seeds. Whiskers: 95% \
            t-interval over \(context.seeds.count, "seeds") seeds, in (a) on the logit. Long dashes: the mean field of \
            wide networks without padding, from which the data lie \
            \(similarityMisfit?.rootMeanSquare, "similarity-misfit", .fixed(2)) (a) and \
            \(growthMisfit?.rootMeanSquare, "growth-misfit", .fixed(3)) (b) away in the root mean square, and \
            \(similarityMisfit?.largest, "similarity-largest", .fixed(2)) and \
            \(growthMisfit?.largest, "growth-largest", .fixed(3)) at most.
            """
        let announcement = Self.figures[0]
        func axis() -> Axis { Axis("group size G (channels)", scale: BinaryLogarithmicScale()) }
        return FigureFinding(
            Figure(
                announcement.identifier,
                panels: [
                    Panel(x: axis(), y: Axis("cosine similarity", hasGrid: true), marks: similarity.marks),
                    Panel(
                        x: axis(),
                        y: Axis("gradient growth λ (per layer)", scale: LinearScale(includesZero: true), hasGrid: true),
                        marks: gradients.marks),
                    accuracy.panel,
                ],
                legend: .below, caption: caption.plainText,
                alternativeText: """
                    Three line plots over \(cosine.positions.count) group sizes: cosine similarity and the growth exponent \
                    of gradients, each with the mean field, and test accuracy.
                    """),
            title: announcement.title, paperFigure: announcement.paperFigure,
            rows: similarity.rows + gradients.rows + accuracy.rows)
    }

    /// What initialization says: the trends of similarity and of the exponent over the group size, with their verdicts.
    static func judgedTrends(
        _ cosine: Sweep, _ exponent: Sweep
    ) throws -> (trends: (cosine: Trend, exponent: Trend), verdicts: [Verdict]) {
        let trends = (cosine: try cosine.trend(), exponent: try exponent.trend())
        return (
            trends,
            Trend.verdicts(
                [(trends.cosine, .rising), (trends.exponent, .falling)],
                leastSpearman: Threshold.groupSizeMonotony.limit)
        )
    }

    private func claim(
        _ cosine: Sweep, _ exponent: Sweep, _ trained: TrainedSweep, _ context: PlanContext
    ) throws -> ClaimFinding {
        let (trends, verdicts) = try Self.judgedTrends(cosine, exponent)
        let ends = (first: exponent.positions[0], last: exponent.positions[exponent.positions.count - 1])
        let rule: Sentence = """
            (Jonckheere's test at \(Interval.significance, "threshold-significance"), corrected by Holm, and a mean \
            Spearman's coefficient of at least \(Threshold.groupSizeMonotony.limit, "threshold-spearman") in size)
            """
        var effects = [
            Effect(
                "Spearman's coefficient of cosine and group size", trends.cosine.spearman, against: .groupSizeMonotony),
            Effect("Spearman's coefficient of gradient growth and group size", trends.exponent.spearman),
        ]
        for (position, name) in [(0, ends.first), (exponent.positions.count - 1, ends.last)] {
            effects.append(
                Effect(
                    "cosine similarity at G = \(Int(name))",
                    try Sample(cosine.values[position]).meanEstimate(on: .logit)))
            effects.append(
                Effect("gradient growth λ at G = \(Int(name))", try Sample(exponent.values[position]).meanEstimate()))
        }
        let best = try trained.part(context)
        effects.append(best.effect)
        return ClaimFinding(
            .c5, seeds: context.initializationSeeds, effects: effects,
            parts: [
                ClaimFinding.Part(
                    "At initialization, cosine similarity rises with the group size \(rule)", verdicts[0]),
                ClaimFinding.Part(
                    "At initialization, the growth exponent of gradients falls with the group size \(rule)", verdicts[1]
                ),
                best.part,
            ],
            figures: [Self.figures[0].identifier],
            scale:
                "at initialization \(context.describe(.cnn20)); trained \(context.describeTraining([trained.setting]))")
    }
}

extension GradientPrediction {
    /// λ as the theory has it: half the mean of ln g over the layers that a measured λ is taken over.
    func exponent(_ growth: GradientGrowth) -> Double {
        zip(growth.steps, factors).filter { $0.0.stride == 1 }.map { log($0.1) / 2 }.mean
    }
}
