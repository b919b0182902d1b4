import Networks
import Plots
import Testing

@testable import Findings
@testable import Paper
@testable import Runs
@testable import TestSupport
@testable import Training

@Suite struct LearnedReferenceTests {
    private static func ensemble(_ accuracies: [Double]) -> TrainingEnsemble {
        let context = PlanContext.synthetic(.standard, seeds: Array(0..<UInt64(accuracies.count)))
        let trained = TrainedArchitecture(.cnn10)
        var setting = context.standardSetting(trained)
        setting.seeds = context.seeds
        return TrainingEnsemble(
            network: context.trainedNetwork(trained, .weightNorm), setting: setting,
            records: accuracies.map { accuracy in
                TrainingRecord(
                    epochs: (0..<setting.configuration.epochs).map { _ in
                        .init(trainingLoss: 1, trainingAccuracy: accuracy, testLoss: 1, testAccuracy: accuracy)
                    }, probes: [], divergence: nil)
            })
    }

    /// A mean of runs that train and runs that do not would be of none of them.
    @Test func runsThatDifferAreShownAsPoints() {
        let mixed = Self.ensemble([0.8, 0.1, 0.8])
        #expect(mixed.isMixed && !Self.ensemble([0.8, 0.7]).isMixed && !Self.ensemble([0.1, 0.1]).isMixed)
        var panel = TrainingPanel("a")
        panel.add(mixed, .trainingAccuracy, isMixed: mixed.isMixed)
        #expect(panel.marks.count == 3 && panel.marks.allSatisfy { $0 is PointMark })
        #expect(panel.rows.count == 3 * mixed.setting.configuration.epochs)
        var other = TrainingPanel("b")
        other.add(Self.ensemble([0.8, 0.7, 0.8]), .trainingAccuracy)
        #expect(other.marks.contains { $0 is LineMark } && other.marks.contains { $0 is BandMark })
    }
}
