import Networks
import Plots
import Testing

@testable import Findings
@testable import Runs
@testable import TestSupport
@testable import Training

@Suite struct TrainingPanelTests {
    /// Runs of three epochs that end before an accuracy that is missing.
    private static func ensemble(_ accuracies: [[Double]], _ normalizer: Normalizer = .batchNorm) -> TrainingEnsemble {
        TrainingEnsemble(
            network: TestRuns.network(normalizer),
            setting: TrainingSetting(
                trained: TrainedArchitecture(.cnn10), configuration: TrainingConfiguration(batch: 8, epochs: 3),
                seeds: accuracies.indices.map { UInt64($0 + 5) }, variation: nil),
            records: accuracies.map { run in
                TrainingRecord(
                    epochs: run.map {
                        .init(trainingLoss: nil, trainingAccuracy: $0, testLoss: 1, testAccuracy: $0)
                    }, probes: [],
                    divergence: run.count < 3
                        ? .init(reason: .lossNotFinite, epoch: run.count, step: 0, layer: nil) : nil)
            })
    }

    /// A band of the range and a line of the mean, over the seeds that have a value there; a cross at the last one.
    @Test func curvesAreRangesAndMeansOfWhatIsThere() throws {
        var panel = TrainingPanel("p")
        panel.add(Self.ensemble([[0.25, 0.5, 0.75], [0.125, 0.25]]), .trainingAccuracy)
        try #require(panel.marks.count == 3)
        let band = try #require(panel.marks[0] as? BandMark)
        #expect(band.x == [1, 2, 3] && band.lower == [0.125, 0.25, 0.75] && band.upper == [0.25, 0.5, 0.75])
        #expect(panel.marks[1].content == .points(x: [1, 2, 3], y: [0.1875, 0.375, 0.75]))
        let cross = try #require(panel.marks[2] as? DivergenceMark)
        #expect(cross.x == 2 && cross.y == 0.25 && cross.rank == 0)
    }

    @Test func rowsHoldEverySeedAndEpoch() {
        var panel = TrainingPanel("p")
        panel.add(Self.ensemble([[0.25, 0.5, 0.75], [0.125, 0.25]]), .trainingAccuracy)
        #expect(panel.rows.map(\.seed) == [5, 5, 5, 6, 6, 6] && panel.rows.map(\.layer) == [1, 2, 3, 1, 2, 3])
        #expect(panel.rows.map(\.value) == [0.25, 0.5, 0.75, 0.125, 0.25, nil])
        #expect(panel.rows.allSatisfy { $0.panel == "p" && $0.kind == "epoch" && $0.quantity == "training-accuracy" })
    }

    /// One seed has no range. Crosses of several series at one place stand side by side, those of one do not.
    @Test func crossesStandSideBySide() {
        var panel = TrainingPanel("p")
        panel.add(Self.ensemble([[], []]), .trainingAccuracy)
        panel.add(Self.ensemble([[]], .layerNorm), .trainingAccuracy)
        #expect(panel.marks.count { $0 is BandMark } == 1)
        let crosses = panel.marks.compactMap { $0 as? DivergenceMark }
        #expect(crosses.map(\.rank) == [0, 0, 1])
        // Without a value they stand at chance.
        #expect(crosses.allSatisfy { $0.x == 1 && $0.y == 0.1 })
    }

    /// A loss that was not finite leaves a gap in the row and in the line.
    @Test func whatIsNotFiniteIsLeftOut() {
        var panel = TrainingPanel("p")
        panel.add(Self.ensemble([[0.25, 0.5, 0.75]]), .trainingLoss)
        #expect(panel.rows.map(\.value) == [nil, nil, nil] && panel.rows.allSatisfy { $0.quantity == "training-loss" })
        guard case .points(_, let y) = panel.marks[0].content else {
            Issue.record("no line")
            return
        }
        #expect(y.count == 3 && y.allSatisfy { $0.isNaN })
    }

    /// What a row's layer counts stands in its kind.
    @Test func positionsOfRows() {
        let ensemble = Self.ensemble([[0.25, 0.5, 0.75]])
        let positions: [TrainingEnsemble.Position] = [.run, .epoch(2), .step(0), .convolution(7)]
        let rows = positions.map { ensemble.row(panel: "p", seed: 1, at: $0, quantity: "q", .infinity) }
        #expect(rows.map(\.kind) == ["training", "epoch", "step", "convolution"])
        #expect(rows.map(\.layer) == [nil, 2, 0, 7] && rows.allSatisfy { $0.value == nil })
    }
}
