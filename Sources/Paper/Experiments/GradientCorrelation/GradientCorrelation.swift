import Findings
import Networks
import Plots
import Runs
import Statistics

/// Whether a layer's gradient norm follows the product of the inverse deviations that lie between it and the loss (the
/// paper's figure 7).
struct GradientCorrelation: Experiment {
    static let identifier = "gradient-correlation"
    static let title = "What the gradient norm follows during training"
    static let introduction = """
        If gradients grow because they are divided by the standard deviation, then the norm of a layer's gradient \
        should follow the product of 1/σ over the normalizers between that layer and the loss, also while the network \
        trains. Here both are recorded over the first steps of training cnn-10, in larger studies at a constant \
        learning rate. σ is the deviation by which the normalizer itself divides, one for each set of values that it \
        normalizes. The product takes the root of the mean of 1/σ² of each layer, starting with the normalizer \
        directly after the convolution. Pearson's coefficient is computed at every step over the layers, and for every \
        layer over the steps. Normalizers that do not divide by a standard deviation of their input have no such \
        product.
        """
    static let statements: [Statement] = [.gradientFollowsProduct, .othersFollowProduct]
    static let figures = [
        FigureAnnouncement(
            "gradient-correlation-coefficients", title: "Correlation between gradient norm and product of 1/σ",
            paperFigure: "figure 7")
    ]

    let context: PlanContext
    private let setting: TrainingSetting
    /// One per normalizer, the declared layers last.
    private let trainings: [TrainingSelection]

    init(_ context: PlanContext) {
        self.context = context
        let setting = context.setting(Self.trained, context.scale.training.followedVariation)
        self.setting = setting
        let declared = context.declaredNetworks { context.trainedNetwork(Self.trained, $0) }
            .filter { $0.normalizer.definition.recordsInverseVariance }
        trainings = (Self.normalizers.map { context.trainedNetwork(Self.trained, $0) } + declared).map {
            TrainingSelection(network: $0, setting: setting)
        }
    }

    var selections: [Selection] { trainings.map(Selection.training) }

    /// The middle of what the paper reports, 0.6 to 0.9.
    private static let reportedCoefficient = 0.75

    private static let trained = TrainedArchitecture(.cnn10)

    /// Those whose inverse variance is defined.
    static let normalizers = Normalizer.activationBased.filter { $0 != .evoNormB0 }

    func analyse(_ measured: Measurements) throws -> Findings {
        let followings = trainings.map { GradientFollowing(measured[$0]) }
        var findings = Findings()
        findings.figures = [Self.figure(followings)]
        findings.statements = statements(Array(followings.prefix(Self.normalizers.count)))
        return findings
    }

    private static func figure(_ followings: [GradientFollowing]) -> FigureFinding {
        var rows = [MeasurementRow]()
        let panels = GradientFollowing.Direction.allCases.map { direction -> Panel in
            var marks: [any Mark] = [RuleMark(.horizontal(Threshold.gradientCorrelation.limit))]
            for following in followings {
                let curves = following.coefficients(direction)
                let x = following.positions(direction)
                let means = x.indices.map { index in
                    let values = curves.compactMap { $0[index] }
                    return values.isEmpty ? .nan : values.mean
                }
                let columns = x.indices.map { index in curves.compactMap { $0[index] } }
                marks.append(
                    BandMark(
                        following.ensemble.network.series, x: x, lower: columns.map { $0.min() ?? .nan },
                        upper: columns.map { $0.max() ?? .nan }, runs: BandRuns(curves)))
                marks.append(LineMark(following.ensemble.network.series, x: x, y: means))
                for (seed, values) in zip(following.ensemble.setting.seeds, curves) {
                    for (position, value) in zip(x, values) {
                        rows.append(
                            following.ensemble.row(
                                panel: direction.rawValue, seed: seed,
                                at: direction == .acrossLayers ? .step(Int(position)) : .convolution(Int(position)),
                                quantity: "gradient-correlation", value ?? .nan))
                    }
                }
            }
            return Panel(
                title: direction == .acrossLayers ? "over the layers" : "over the steps",
                x: Axis(
                    direction == .acrossLayers ? "training step" : "convolution",
                    scale: LinearScale(hasIntegerTicks: true)),
                y: Axis("Pearson's coefficient", hasGrid: true), aspect: 0.75, marks: marks)
        }
        return figures[0].finding(
            panels: panels, sharesY: true, legend: .below,
            caption: """
                Pearson's coefficient between the gradient norm at a convolution's output and the product of 1/σ of the later \
                normalizers, in cnn-10 during training: (a) at each step, over the layers, (b) for each layer, \
                over the steps. Means over \(followings[0].ensemble.setting.seeds.count, "seeds") seeds; bands: their range. Dashed: \
                decision threshold.
                """,
            alternativeText: """
                Two line plots of Pearson's coefficient, against training step and against convolution, one line for \
                each of \(followings.count) normalizers.
                """,
            rows: rows)
    }

    /// What the coefficients say: BatchNorm's over the layers decides, the others stand beside it.
    private func statements(_ followings: [GradientFollowing]) -> [StatementFinding] {
        func member(_ following: GradientFollowing) -> Member {
            Member(following.ensemble.network.normalizerLabel) {
                let medians = following.medians(.acrossLayers)
                guard medians.count == setting.seeds.count else {
                    throw StatisticsError.tooFewValues(count: medians.count, needed: setting.seeds.count)
                }
                return [
                    Evidence(
                        "median coefficient over the layers", try TTest(Sample(medians)),
                        in: Threshold.gradientCorrelation.region, expected: Self.reportedCoefficient)
                ]
            }
        }
        func judge(
            _ statement: Statement, beside: [Effect] = [], where isMember: (Normalizer) -> Bool
        ) -> StatementFinding {
            context.judge(
                statement, figures: [Self.figures[0].identifier], scale: context.describeTraining([setting])
            ) {
                .init(
                    followings.filter { isMember($0.ensemble.network.normalizer) }.map(member), beside: beside
                )
            }
        }
        let overSteps = followings.compactMap { following -> Effect? in
            let medians = following.medians(.acrossSteps)
            return (try? Sample(medians).meanEstimate()).map {
                Effect(
                    "median coefficient over the steps, \(following.ensemble.network.normalizerLabel)", $0)
            }
        }
        return [
            judge(.gradientFollowsProduct) { $0 == .batchNorm },
            judge(.othersFollowProduct, beside: overSteps) { $0 != .batchNorm },
        ]
    }
}
