import Findings
import Networks
import Plots
import Runs
import Statistics

/// Whether Weight Normalization trains a residual network as BatchNorm does once its non-linearity stands on the branch
/// (the paper's figure 4).
package struct BranchTraining: Experiment {
    package static let identifier = "branch-training"
    package static let title = "Weight Normalization with its non-linearity on the branch"
    package static let introduction = """
        With Weight Normalization the variance of a residual network explodes because the scaled non-linearity behind \
        every addition amplifies the skip. The paper moves it onto the branch, adds SkipInit, and reports that the network \
        then trains like one with BatchNorm. Here resnet-56 is trained with BatchNorm, and with Weight Normalization in \
        three forms: as it is, with the non-linearity on the branch, and with that and SkipInit.
        """
    package static let statements: [Statement] = [.repairedTraining]
    package static let figures = [
        FigureAnnouncement(
            "branch-training-curves", title: "Training of resnet-56, BatchNorm and Weight Normalization",
            paperFigure: "figure 4")
    ]

    package let context: PlanContext
    /// One a variant.
    private let trainings: [TrainingSelection]

    package init(_ context: PlanContext) {
        self.context = context
        trainings = Self.variants.map { variant in
            let trained = TrainedArchitecture(.resNet56, skipInit: variant.skipInit)
            return TrainingSelection(
                network: context.trainedNetwork(trained, variant.normalizer, block: variant.block),
                setting: context.standardSetting(trained))
        }
    }

    package var selections: [Selection] { trainings.map(Selection.training) }

    /// A form of the network.
    private struct Variant {
        let key: String
        let label: String
        let normalizer: Normalizer
        let block: ResidualBlock
        let skipInit: Bool
    }

    private static let variants = [
        Variant(
            key: "branch-batch-norm", label: "BatchNorm", normalizer: .batchNorm, block: .postActivation,
            skipInit: false),
        Variant(
            key: "branch-weight-norm", label: "Weight Norm", normalizer: .weightNorm, block: .postActivation,
            skipInit: false),
        Variant(
            key: "branch-weight-norm-branch", label: "Weight Norm, activation on the branch", normalizer: .weightNorm,
            block: .branchActivation, skipInit: false),
        Variant(
            key: "branch-weight-norm-skip-init", label: "Weight Norm, activation on the branch, SkipInit",
            normalizer: .weightNorm, block: .branchActivation, skipInit: true),
    ]

    package func analyse(_ measured: Measurements) throws -> Findings {
        let ensembles = trainings.map { measured[$0] }
        var findings = Findings()
        findings.figures = [Self.figure(ensembles)]
        findings.tables = [try Self.table(ensembles)]
        findings.remarks = [try Self.remark(ensembles, context)]
        findings.statements = [statement(ensembles)]
        return findings
    }

    private static func figure(_ ensembles: [TrainingEnsemble]) -> FigureFinding {
        // The published network's two normalizers look as everywhere; their repairs have styles of their own.
        let series = zip(Series.variants(variants.map { (key: $0.key, label: $0.label) }), ensembles).map {
            variant, ensemble in
            let isPublished = ensemble.network.block == .postActivation && !ensemble.network.skipInit
            return isPublished ? ensemble.network.series : variant
        }
        var rows = [MeasurementRow]()
        let panels = [(TrainingQuantity.trainingAccuracy, "training accuracy"), (.testAccuracy, "test accuracy")].map {
            quantity, label in
            var panel = TrainingPanel(label)
            for (ensemble, series) in zip(ensembles, series) { panel.add(ensemble, quantity, series: series) }
            rows += panel.rows
            return Panel(
                x: Axis("epoch", scale: LinearScale(hasIntegerTicks: true)),
                y: Axis(RichText(verbatim: label), scale: LinearScale(includesZero: true), hasGrid: true), aspect: 0.75,
                marks: panel.marks)
        }
        let announcement = figures[0]
        return FigureFinding(
            Figure(
                announcement.identifier, panels: panels, legend: .below,
                caption: """
                    Accuracy of resnet-56 after each epoch, (a) on the training images, (b) on the test images. Lines: \
                    means over \(ensembles[0].setting.seeds.count) seeds; bands: their range; crosses: the last epoch of \
                    runs that diverged.
                    """,
                alternativeText: """
                    Two line plots of accuracy against epoch, for BatchNorm and three forms of Weight Normalization.
                    """),
            title: announcement.title, paperFigure: announcement.paperFigure, rows: rows)
    }

    private static func table(_ ensembles: [TrainingEnsemble]) throws -> TableFinding {
        TableFinding(
            "branch-training-accuracies",
            caption: """
                Accuracy of resnet-56 after the last epoch, means over seeds, a run that diverged counting as chance, and \
                the training accuracy averaged over all epochs.
                """,
            columns: ["network", "training accuracy", "test accuracy", "mean training accuracy", "diverged"],
            rows: zip(variants, ensembles).map { variant, ensemble in
                func cell(_ name: String, _ values: [Double]) -> TableFinding.Cell {
                    .number(
                        .init(
                            name: "\(variant.key)-\(name)", value: values.mean,
                            format: .percent(1)))
                }
                return [
                    .text(variant.label), cell("training", ensemble.finalAccuracies(.trainingAccuracy)),
                    cell("test", ensemble.finalAccuracies(.testAccuracy)),
                    cell("mean", ensemble.meanTrainingAccuracies),
                    .number(
                        .init(
                            name: "\(variant.key)-diverged", value: Double(ensemble.divergedCount), format: .integer)),
                ]
            })
    }

    /// Weight Normalization, repaired, against BatchNorm, seed by seed.
    private static func remark(_ ensembles: [TrainingEnsemble], _ context: PlanContext) throws -> Sentence {
        let difference = try PairedSample(
            ensembles[3].finalAccuracies(.trainingAccuracy), ensembles[0].finalAccuracies(.trainingAccuracy)
        )
        let scale = context.describeTraining([ensembles[0].setting])
        guard difference.count > 1 else { return "Trained: \(scale)." }
        let estimate = try difference.meanDifference()
        return
            "With the activation on the branch and SkipInit, Weight Norm's training accuracy after the last epoch less BatchNorm's is \(100 * estimate.value, "repaired-difference", .fixed(1)) percentage points (paired over seeds, 95% interval \(100 * estimate.interval.low, "repaired-difference-low", .fixed(1)) to \(100 * estimate.interval.high, "repaired-difference-high", .fixed(1))). Trained: \(scale)."
    }

    /// The repaired network against BatchNorm's, on the same seeds. One configuration is not what the statement asks for.
    private func statement(_ ensembles: [TrainingEnsemble]) -> StatementFinding {
        let pairs = [(repaired: ensembles[3], batchNorm: ensembles[0])]
        return context.judge(
            .repairedTraining, references: pairs.map { LearnedReference($0.batchNorm) },
            figures: [Self.figures[0].identifier],
            scale: context.describeTraining([ensembles[0].setting])
        ) {
            let members = pairs.map { pair in
                Member(pair.batchNorm.setting.label) {
                    let accuracies = try PairedSample(
                        pair.repaired.finalAccuracies(.trainingAccuracy),
                        pair.batchNorm.finalAccuracies(.trainingAccuracy))
                    return [
                        Evidence(
                            "last training accuracy less BatchNorm's", try TTest(accuracies.differences()),
                            in: Threshold.matchingAccuracy.region)
                    ]
                }
            }
            return .init(
                members.count > 1
                    ? members
                    : members + [Member("a second configuration", undecidable: "it is not measured yet")])
        }
    }
}
