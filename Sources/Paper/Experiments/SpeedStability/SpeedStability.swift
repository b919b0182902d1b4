import Findings
import Foundation
import Networks
import Plots
import Runs
import Statistics
import Theory

/// The trade between fast and stable training that the group size makes, as far as it shows at initialization: similarity
/// of activations against growth of gradients (the paper's figure 9).
struct SpeedStability: Experiment {
    static let identifier = "speed-stability"
    static let title = "Speed against stability"
    static let introduction = """
        The paper ties two properties of a random network to the group size of GroupNorm: large groups make inputs \
        similar, which slows training, and small groups make gradients grow toward the first layers, which makes \
        training unstable. An intermediate size should train best. Here both properties are measured at initialization \
        in cnn-20, which is then trained. The growth of gradients is the exponent λ: the mean logarithm of the \
        gradient norm at a convolution's output over that at the next one's, over the layers of stride 1 from the \
        third to the third-last. Where the paper's two curves cross depends on how their axes are scaled, so the \
        crossing is not tested. What is tested is whether they run in opposite directions.
        """
    static let statements: [Statement] = [.groupSizeTrends, .innerGroupSize]
    static let figures = [
        FigureAnnouncement(
            "speed-stability-initialization", title: "Similarity and growth of gradients over group size",
            paperFigure: "figure 9")
    ]

    let context: PlanContext
    /// cnn-20 at initialization, by group size.
    private let networks: SelectedSweep
    /// cnn-20 in training, by group size.
    private let trainings: [(groupSize: Int, selection: TrainingSelection)]
    /// The two ends, and BatchNorm, which must have learned; none where there are too few seeds to choose and to judge.
    private let ends: [TrainingSelection]

    init(_ context: PlanContext) throws {
        self.context = context
        networks = SelectedSweep.groupSizes(.cnn20, context, differentiates: true)
        let trained = TrainedSweep.trained
        var setting = context.standardSetting(trained)
        setting.seeds = context.choosingSeeds
        trainings = try TrainedSweep.groupSizes(context).map { size in
            (
                size,
                TrainingSelection(
                    network: context.trainedNetwork(trained, .groupNorm, groupSize: size), setting: setting)
            )
        }
        ends =
            context.suffices(.innerGroupSize)
            ? [Normalizer.instanceNorm, .layerNorm, .batchNorm].map {
                TrainingSelection(network: context.trainedNetwork(trained, $0), setting: setting)
            } : []
    }

    var selections: [Selection] {
        networks.selections + trainings.map { .training($0.selection) } + ends.map(Selection.training)
    }

    func analyse(_ measured: Measurements) throws -> Findings {
        let (cosine, exponent, growths) = try sweeps(measured)
        let predicted = zip(cosine.ensembles, growths).map { GradientPrediction($0, $1)?.exponent($1) }

        let trained = TrainedSweep(
            groupSizes: trainings.map(\.groupSize), ensembles: trainings.map { measured[$0.selection] })

        var findings = Findings()
        findings.figures = [figure(cosine, exponent, predicted, trained, context)]
        findings.statements = statements(cosine, exponent, predicted, trained, ends.map { measured[$0] })
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
    ) -> FigureFinding {
        let series = cosine.ensembles[0].network.normalizerSeries
        let quantity = Quantity.cosineSimilarity.identifier
        let growth = "gradient-exponent"
        var similarity = SweepPanel("similarity")
        let rise = similarity.addTrend(of: cosine, series: series)
        similarity.add(cosine, quantity: quantity, series: series, on: .logit, isJoined: true)
        similarity.addCurve(cosine, y: cosine.predictedCosines, quantity: quantity, series: .meanField)
        var gradients = SweepPanel("gradients")
        let fall = gradients.addTrend(of: exponent, series: series)
        gradients.add(exponent, quantity: growth, series: series, isJoined: true)
        gradients.addCurve(exponent, y: predicted, quantity: growth, series: .meanField)

        let accuracy = Self.trainedPanel(trained)

        let similarityMisfit = Misfit(
            theory: cosine.predictedCosines, measured: cosine.means, measure: .absolute)
        let growthMisfit = Misfit(theory: predicted, measured: exponent.means, measure: .absolute)
        let caption: Prose = """
            GroupNorm in cnn-20 over its group size: (a) cosine similarity of the last layer's activations and (b) exponent λ of the gradient's growth toward the first layers, per layer, both at initialization; (c) test accuracy after training, with a small marker for each of \(trained.setting.seeds.count, "trained-seeds") seeds. Whiskers: 95% \
            t-interval over \(context.seeds.count, "seeds") seeds, in (a) on the logit; thin lines: single seeds. ρ: Spearman's coefficient with the group size, averaged over seeds; together with Page's test it decides, and its absolute value must be \(threshold: .groupSizeMonotony). Long dashes: mean field of wide networks without padding; the root mean square differences of the data from it are \(similarityMisfit?.rootMeanSquare, "similarity-misfit", .fixed(2)) (a) and \(growthMisfit?.rootMeanSquare, "growth-misfit", .fixed(3)) (b), the largest \(similarityMisfit?.largest, "similarity-largest", .fixed(2)) and \(growthMisfit?.largest, "growth-largest", .fixed(3)).
            """
        func axis() -> Axis { Axis("group size G (channels)", scale: BinaryLogarithmicScale()) }
        return Self.figures[0].finding(
            panels: [
                Panel(title: rise, x: axis(), y: Axis("cosine similarity", hasGrid: true), marks: similarity.marks),
                Panel(
                    title: fall, x: axis(),
                    y: Axis("gradient growth λ (per layer)", scale: LinearScale(includesZero: true), hasGrid: true),
                    marks: gradients.marks),
                accuracy.panel,
            ], legend: .below, caption: caption,
            alternativeText: """
                Three line plots over \(cosine.positions.count) group sizes: cosine similarity and the growth exponent \
                of gradients, each with the mean field, and test accuracy.
                """,
            rows: similarity.rows + gradients.rows + accuracy.rows)
    }

    /// What initialization and training say of the fifth claim.
    func statements(
        _ cosine: Sweep, _ exponent: Sweep, _ predicted: [Double?], _ trained: TrainedSweep, _ ends: [TrainingEnsemble]
    ) -> [StatementFinding] {
        let figures = [Self.figures[0].identifier]
        return [
            context.judge(.groupSizeTrends, figures: figures, scale: context.describe(.cnn20)) {
                Self.trends(cosine, exponent, predicted)
            },
            context.judge(
                .innerGroupSize, references: ends.suffix(1).map { LearnedReference($0) }, figures: figures,
                scale: context.describeTraining([trained.setting])
            ) { trained.content(instanceNorm: ends[0], layerNorm: ends[1]) },
        ]
    }

    /// The trends of similarity and of the exponent over the group size.
    static func trends(_ cosine: Sweep, _ exponent: Sweep, _ predicted: [Double?]) -> StatementFinding.Content {
        func member(
            _ name: String, _ sweep: Sweep, _ direction: Trend.Direction, predicted: [Double?]
        ) -> Member {
            Member(name) {
                [
                    try sweep.trend().evidence(
                        "mean Spearman coefficient with group size", direction, reaching: .groupSizeMonotony,
                        predicted: predicted)
                ]
            }
        }
        var beside = [Effect]()
        for position in [0, exponent.positions.count - 1] {
            let size = Int(exponent.positions[position])
            if let estimate = try? Sample(cosine.values[position]).meanEstimate(on: .logit) {
                beside.append(Effect("cosine similarity at G = \(size)", estimate))
            }
            if let estimate = try? Sample(exponent.values[position]).meanEstimate() {
                beside.append(Effect("λ at G = \(size)", estimate))
            }
        }
        return .init(
            [
                member("cosine similarity rises", cosine, .rising, predicted: cosine.predictedCosines),
                member("growth of gradients falls", exponent, .falling, predicted: predicted),
            ], beside: beside)
    }
}

extension GradientPrediction {
    /// λ as the theory has it: half the mean of ln g over the layers that a measured λ is taken over.
    func exponent(_ growth: GradientGrowth) -> Double {
        zip(growth.steps, factors).filter { $0.0.stride == 1 }.map { log($0.1) / 2 }.mean
    }
}
