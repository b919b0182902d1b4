import Findings
import Foundation
import Plots
import Runs
import Statistics

extension SpeedStability {
    /// Test accuracy after training over the group size, and where a parabola in log₂ G through it is highest.
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
        /// log₂ of the group sizes.
        private var places: [Double] { groupSizes.map { log2(Double($0)) } }

        /// log₂ G of the highest point of the parabola through all seeds' accuracies, and its interval from the bootstrap
        /// over seeds. One that opens upwards, or is highest outside, counts as one doubling beyond the better end.
        func bestGroupSize() throws -> Estimate {
            let accuracies = accuracies
            let (first, last) = (places[0], places[places.count - 1])
            return try Bootstrap(seedCount: setting.seeds.count).estimate { seeds in
                let x = places.flatMap { place in seeds.map { _ in place } }
                let y = accuracies.flatMap { values in seeds.map { values[$0] } }
                let fit = try QuadraticFit(PairedSample(x, y))
                let outside = fit.value(at: last) > fit.value(at: first) ? last + 1 : first - 1
                return min(max(fit.argumentOfMaximum ?? outside, first - 1), last + 1)
            }
        }

        /// The claim's part that only training decides.
        func part(_ context: PlanContext) throws -> (part: ClaimFinding.Part, effect: Effect) {
            let statement: Sentence =
                "A group size between \(groupSizes[0], "trained-group-size-first") and \(groupSizes[groupSizes.count - 1], "trained-group-size-last") gives the best test accuracy: the highest point of a parabola in log₂ G lies inside"
            let best = try bestGroupSize()
            return (
                .init(
                    statement,
                    Verdict.judge(best.interval, claimed: .inside(low: places[0], high: places[places.count - 1])),
                    seeds: context.trainingSeedBasis),
                Effect("log₂ of the group size with the best test accuracy", best)
            )
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
