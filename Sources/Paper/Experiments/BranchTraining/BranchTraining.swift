import Findings
import Networks
import Plots
import Runs
import Statistics

/// Whether Weight Norm trains a residual network as BatchNorm does once its non-linearity is on the branch
/// (the paper's figure 4).
struct BranchTraining: Experiment {
    static let identifier = "branch-training"
    static let title = "Weight Norm with its non-linearity on the branch"
    static let introduction = """
        With Weight Norm the variance of a residual network explodes because the scaled non-linearity after \
        every addition amplifies the skip. The paper moves the non-linearity onto the branch, adds SkipInit, and \
        reports that the network then trains like one with BatchNorm. Here resnet-56 is trained with BatchNorm, and \
        with Weight Norm in three forms: unchanged, with the non-linearity on the branch, and with both the \
        non-linearity on the branch and SkipInit. In larger studies BatchNorm and the last form are also trained with \
        smaller batches.
        """
    static let statements: [Statement] = [.repairedTraining]
    static let figures = [
        FigureAnnouncement(
            "branch-training-curves", title: "Training of resnet-56, BatchNorm and Weight Norm",
            paperFigure: "figure 4")
    ]

    let context: PlanContext
    /// One per variant, in the standard setting of resnet-56.
    private let trainings: [TrainingSelection]
    /// The two variants that the statement compares, in other settings.
    private let variations: [Comparison<TrainingSelection>]

    init(_ context: PlanContext) {
        self.context = context
        func selection(_ variant: Variant, _ variation: TrainingVariation? = nil) -> TrainingSelection {
            let trained = TrainedArchitecture(.resNet56, skipInit: variant.skipInit)
            return TrainingSelection(
                network: context.trainedNetwork(trained, variant.normalizer, block: variant.block),
                setting: context.setting(trained, variation))
        }
        trainings = Variant.allCases.map { selection($0) }
        variations = context.scale.training.repairedVariations.map { variation in
            Comparison(batchNorm: selection(.batchNorm, variation), repaired: selection(.repaired, variation))
        }
    }

    var selections: [Selection] {
        (trainings + variations.flatMap { [$0.batchNorm, $0.repaired] }).map(Selection.training)
    }

    /// The two networks that figure 4 compares, in one setting.
    struct Comparison<Runs: Sendable>: Sendable {
        let batchNorm: Runs
        let repaired: Runs
    }

    func analyse(_ measured: Measurements) throws -> Findings {
        let ensembles = trainings.map { measured[$0] }
        let varied = variations.map {
            Comparison(batchNorm: measured[$0.batchNorm], repaired: measured[$0.repaired])
        }
        let comparisons =
            [
                Comparison(
                    batchNorm: ensembles[Variant.batchNorm.rawValue], repaired: ensembles[Variant.repaired.rawValue])
            ]
            + varied
        var findings = Findings()
        findings.figures = [Self.figure(ensembles, varied)]
        findings.tables = [Self.table(ensembles, varied)]
        findings.remarks = [try remark(comparisons[0])]
        findings.statements = [statement(comparisons)]
        return findings
    }

    /// Weight Norm, repaired, against BatchNorm, seed by seed.
    private func remark(_ comparison: Comparison<TrainingEnsemble>) throws -> Prose {
        let difference = try comparison.accuracies()
        let scale = context.describeTraining([comparison.batchNorm.setting])
        guard difference.count > 1 else { return "Trained: \(scale)." }
        let estimate = try difference.meanDifference()
        return
            "With the activation on the branch and SkipInit, Weight Norm's training accuracy after the last epoch minus BatchNorm's is \(100 * estimate.value, "repaired-difference", .fixed(1)) percentage points (paired over seeds, 95% interval \(100 * estimate.interval.low, "repaired-difference-low", .fixed(1)) to \(100 * estimate.interval.high, "repaired-difference-high", .fixed(1))). Trained: \(scale)."
    }

    /// The repaired network against BatchNorm's, on the same seeds, in each setting. One setting is not what the statement
    /// asks for.
    private func statement(_ comparisons: [Comparison<TrainingEnsemble>]) -> StatementFinding {
        context.judge(
            .repairedTraining, references: comparisons.map { LearnedReference($0.batchNorm) },
            figures: [Self.figures[0].identifier],
            scale: context.describeTraining(comparisons.map(\.batchNorm.setting))
        ) {
            let members = comparisons.map { comparison in
                Member("resnet-56, \(comparison.batchNorm.setting.label)") {
                    [
                        Evidence(
                            "final training accuracy minus BatchNorm's",
                            try TTest(comparison.accuracies().differences()),
                            in: Threshold.matchingAccuracy.region)
                    ]
                }
            }
            return .init(
                members.count > 1
                    ? members
                    : members + [Member("a second setting", undecidable: "one setting is trained at this scale")])
        }
    }
}

extension BranchTraining.Comparison<TrainingEnsemble> {
    /// Training accuracies after the last epoch, seed by seed: the repaired network's, and BatchNorm's.
    func accuracies() throws -> PairedSample {
        try PairedSample(
            repaired.finalAccuracies(.trainingAccuracy), batchNorm.finalAccuracies(.trainingAccuracy))
    }
}
