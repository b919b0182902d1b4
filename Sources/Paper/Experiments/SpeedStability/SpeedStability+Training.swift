import Findings
import Plots
import Runs
import Statistics

extension SpeedStability {
    /// Test accuracy after training over the group size.
    struct TrainedSweep {
        let groupSizes: [Int]
        let ensembles: [TrainingEnsemble]

        static let trained = TrainedArchitecture(.cnn20)

        /// 1, 2, 4, ... up to the narrowest layer of the trained network, or the largest of the scale.
        static func groupSizes(_ context: PlanContext) throws -> [Int] {
            guard
                case .convolutional(let widths, _) = try context.trainedNetwork(trained, .groupNorm, groupSize: 1)
                    .geometry()
            else { preconditionFailure("cnn-20 has no skips") }
            let narrowest = widths.min() ?? 1
            return context.scale.groupSizes.filter { $0 <= narrowest }
        }

        var setting: TrainingSetting { ensembles[0].setting }
        /// By group size, then by seed.
        var accuracies: [[Double]] { ensembles.map { $0.finalAccuracies(.testAccuracy) } }

        /// Half of the seeds choose the inner group size that tests best; on the others it is compared with both ends.
        func content(instanceNorm: TrainingEnsemble, layerNorm: TrainingEnsemble)
            -> StatementFinding.Content
        {
            let count = setting.seeds.count
            let (choosing, judging) = (0..<count / 2, count / 2..<count)
            let inner = groupSizes.indices.filter { groupSizes[$0] > 1 }
            let accuracies = accuracies
            let best = inner.max { Array(accuracies[$0][choosing]).mean < Array(accuracies[$1][choosing]).mean }!
            let member = Member("G = \(groupSizes[best])") {
                try [instanceNorm, layerNorm].map { end in
                    let pairs = try PairedSample(
                        Array(accuracies[best][judging]), Array(end.finalAccuracies(.testAccuracy)[judging]))
                    return Evidence(
                        "test accuracy minus that of \(end.network.normalizerLabel)",
                        try TTest(pairs.differences()),
                        in: Threshold.bestGroupSize.region)
                }
            }
            return .init(
                [member],
                beside: zip(groupSizes, accuracies).compactMap { size, values in
                    (try? Sample(Array(values)).meanEstimate()).map {
                        Effect("test accuracy at G = \(size)", $0)
                    }
                })
        }
    }

    /// Test accuracy over group size, every seed a point.
    static func trainedPanel(_ sweep: TrainedSweep) -> (panel: Panel, rows: [MeasurementRow]) {
        let series = sweep.ensembles[0].network.normalizerSeries
        let sizes = sweep.groupSizes.map(Double.init)
        var marks: [any Mark] = [
            LineMark(series, x: sizes, y: sweep.accuracies.map { $0.mean })
        ]
        var rows = [MeasurementRow]()
        for (index, ensemble) in sweep.ensembles.enumerated() {
            let values = sweep.accuracies[index]
            marks.append(PointMark(series, x: values.map { _ in sizes[index] }, y: values, radius: 1.2))
            for (seed, value) in zip(ensemble.setting.seeds, values) {
                rows.append(
                    ensemble.row(
                        panel: "trained", seed: seed, quantity: TrainingQuantity.testAccuracy.rawValue, value))
            }
        }
        let panel = Panel(
            x: Axis("group size G (channels)", scale: BinaryLogarithmicScale()),
            y: Axis("test accuracy", hasGrid: true), marks: marks)
        return (panel, rows)
    }
}
