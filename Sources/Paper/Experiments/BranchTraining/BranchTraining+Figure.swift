import Findings
import Networks
import Plots
import Runs
import Statistics

extension BranchTraining {
    /// A form of the network, by its place in the figure's legend and among the selections.
    enum Variant: Int, CaseIterable {
        case batchNorm
        case weightNorm
        case branchActivation
        /// What the paper compares with BatchNorm.
        case repaired

        var key: String {
            switch self {
            case .batchNorm: "branch-batch-norm"
            case .weightNorm: "branch-weight-norm"
            case .branchActivation: "branch-weight-norm-branch"
            case .repaired: "branch-weight-norm-skip-init"
            }
        }

        var label: String {
            switch self {
            case .batchNorm: "BatchNorm"
            case .weightNorm: "Weight Norm"
            case .branchActivation: "Weight Norm, activation on the branch"
            case .repaired: "Weight Norm, activation on the branch, SkipInit"
            }
        }

        var normalizer: Normalizer { self == .batchNorm ? .batchNorm : .weightNorm }
        var block: ResidualBlock {
            switch self {
            case .batchNorm, .weightNorm: .postActivation
            case .branchActivation, .repaired: .branchActivation
            }
        }
        var skipInit: Bool { self == .repaired }
    }

    /// Accuracy by epoch: all forms on training and test images, then the two that are compared, on training images in every
    /// other setting.
    static func figure(
        _ ensembles: [TrainingEnsemble], _ varied: [Comparison<TrainingEnsemble>]
    ) -> FigureFinding {
        // The published network's two normalizers look as everywhere; their repairs have styles of their own.
        let series = zip(Series.variants(Variant.allCases.map { (key: $0.key, label: $0.label) }), ensembles).map {
            variant, ensemble in
            let isPublished = ensemble.network.block == .postActivation && !ensemble.network.skipInit
            return isPublished ? ensemble.network.series : variant
        }
        var rows = [MeasurementRow]()
        func panel(
            _ name: String, _ quantity: TrainingQuantity, _ label: String, title: RichText? = nil,
            _ curves: [(TrainingEnsemble, Series)]
        ) -> Panel {
            var panel = TrainingPanel(name)
            for (ensemble, series) in curves {
                panel.add(ensemble, quantity, series: series, isMixed: ensemble.isMixed)
            }
            rows += panel.rows
            return Panel(
                title: title, x: Axis("epoch", scale: LinearScale(hasIntegerTicks: true)),
                y: Axis(RichText(verbatim: label), scale: LinearScale(includesZero: true), hasGrid: true), aspect: 0.75,
                marks: panel.marks)
        }
        let forms = Array(zip(ensembles, series))
        var panels = [
            panel("training accuracy", .trainingAccuracy, "training accuracy", forms),
            panel("test accuracy", .testAccuracy, "test accuracy", forms),
        ]
        for comparison in varied {
            let title = comparison.batchNorm.setting.variation?.label ?? comparison.batchNorm.setting.label
            panels.append(
                panel(
                    "training accuracy, \(title)", .trainingAccuracy, "training accuracy",
                    title: RichText(verbatim: title),
                    [
                        (comparison.batchNorm, series[Variant.batchNorm.rawValue]),
                        (comparison.repaired, series[Variant.repaired.rawValue]),
                    ]))
        }
        let others =
            varied.isEmpty
            ? ""
            : ", and in the other panels, on the training images, for BatchNorm and the last form in the setting that the title names"
        return figures[0].finding(
            panels: panels, legend: .below,
            caption: """
                Accuracy of resnet-56 after each epoch, (a) on the training images, (b) on the test images\(others). \
                Lines: means over \(ensembles[0].setting.seeds.count, "seeds") seeds; bands: their range; crosses: the \
                last epoch of runs that diverged; points without a line: single seeds, if some train and others do \
                not.
                """,
            alternativeText: """
                \(panels.count) line plots of accuracy against epoch, for BatchNorm and three forms of Weight \
                Normalization.
                """,
            rows: rows)
    }

    static func table(
        _ ensembles: [TrainingEnsemble], _ varied: [Comparison<TrainingEnsemble>]
    ) -> TableFinding {
        let rows =
            Array(zip(Variant.allCases, ensembles))
            + varied.flatMap { [(Variant.batchNorm, $0.batchNorm), (.repaired, $0.repaired)] }
        return TableFinding(
            "branch-training-accuracies",
            caption: """
                Training and test accuracy of resnet-56 after the last epoch, and training accuracy averaged over all \
                epochs. Means over seeds; a run that diverged counts with the accuracy of chance.
                """,
            columns: [
                "network", "setting", "training accuracy", "test accuracy", "mean training accuracy", "diverged",
            ],
            rows: rows.map { variant, ensemble in
                let key = "\(variant.key)-\(ensemble.setting.configuration.batch)"
                func cell(_ name: String, _ values: [Double]) -> TableFinding.Cell {
                    .number(values.mean, "\(key)-\(name)", .percent(1))
                }
                return [
                    .text(variant.label), .text(ensemble.setting.label),
                    cell("training", ensemble.finalAccuracies(.trainingAccuracy)),
                    cell("test", ensemble.finalAccuracies(.testAccuracy)),
                    cell("mean", ensemble.meanTrainingAccuracies),
                    .number(ensemble.divergedCount, "\(key)-diverged"),
                ]
            })
    }
}
