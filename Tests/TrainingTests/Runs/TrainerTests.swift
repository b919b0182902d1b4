import Files
import Foundation
import Networks
import Tensors
import Testing

@testable import Training

@Suite struct TrainerTests {
    private static let data = try? DataSet(.generated)

    private static func specification(_ normalizer: Normalizer = .batchNorm) -> NetworkSpecification {
        NetworkSpecification(
            architecture: .cnnUniform, normalizer: normalizer, grouping: normalizer.takesGrouping ? .size(4) : nil,
            depth: 2, width: 8)
    }

    private static func trainer(
        _ configuration: TrainingConfiguration, _ normalizer: Normalizer = .batchNorm, seed: UInt64 = 0,
        checkpoint: URL? = nil
    ) throws -> Trainer {
        try Trainer(
            network: specification(normalizer), configuration: configuration, data: #require(data), seed: seed,
            workers: WorkerThreads(count: 1), checkpoint: checkpoint, key: "run")
    }

    private static let short = TrainingConfiguration(
        batch: 16, epochs: 3, learningRate: 0.8, trainingImages: 96, testImages: 40, probeInterval: 4, probeSteps: 9)

    @Test func learnsAndProbesWhereAsked() throws {
        let record = try #require(try Self.trainer(Self.short).run())
        #expect(record.divergence == nil && record.epochs.count == 3)
        #expect(record.probes.map(\.step) == [0, 4, 8])
        let losses = record.epochs.compactMap(\.trainingLoss)
        #expect(losses.count == 3 && losses[2] < losses[0])
        #expect(record.probes[0].layers.contains { ($0[.gradientNorm] ?? 0) > 0 })
    }

    @Test func sameSeedSameRecord() throws {
        let first = try Self.trainer(Self.short).run()
        #expect(try Self.trainer(Self.short).run() == first)
        #expect(try Self.trainer(Self.short, seed: 1).run() != first)
    }

    /// Stopped after every single step, and gone on by a new trainer each time.
    @Test(arguments: [Normalizer.batchNorm, .filterResponseNorm, .weightNorm, .evoNormB0])
    func interruptedRunsEndAlike(_ normalizer: Normalizer) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("normreport-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("checkpoint")
        let whole = try #require(try Self.trainer(Self.short, normalizer).run())
        var parts = 0
        while true {
            parts += 1
            let trainer = try Self.trainer(Self.short, normalizer, checkpoint: file)
            guard let record = try trainer.run(isInterrupted: { true }) else { continue }
            #expect(record == whole)
            break
        }
        // Eighteen steps, and the end.
        #expect(parts == 19)
    }

    @Test func aDamagedCheckpointIsNamedAndStartsAnew() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("normreport-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("checkpoint")
        #expect(Checkpoint.fault(of: file, key: "run") == nil)
        #expect(try Self.trainer(Self.short, checkpoint: file).run(isInterrupted: { true }) == nil)
        #expect(Checkpoint.fault(of: file, key: "run") == nil)
        #expect(Checkpoint.fault(of: file, key: "other") == "it belongs to another run")
        let whole = try Data(contentsOf: file)
        var flipped = whole
        flipped[whole.count / 2] ^= 1
        let result = try Self.trainer(Self.short).run()
        for (bytes, fault) in [
            (flipped, "it does not match the digest at its end"),
            (whole.dropLast(), "it does not match the digest at its end"),
            (whole.prefix(10), "it is truncated"), (Data(), "it is truncated"),
        ] {
            try bytes.write(to: file)
            #expect(Checkpoint.fault(of: file, key: "run") == fault)
            #expect(try Self.trainer(Self.short, checkpoint: file).run() == result)
        }
    }

    @Test func aCheckpointThatCannotBeWrittenIsAnErrorOfTheOutput() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("normreport-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data().write(to: folder)
        let file = folder.appendingPathComponent("checkpoint")
        #expect(throws: OutputError.cannotWrite(file.path, reason: "not a directory")) {
            try Self.trainer(Self.short, checkpoint: file).run()
        }
    }

    @Test func aLossThatIsNoNumberIsAResult() throws {
        var wild = Self.short
        wild.learningRate = 1e30
        let record = try #require(try Self.trainer(wild, .none).run())
        let divergence = try #require(record.divergence)
        #expect(divergence.reason == .lossNotFinite && divergence.step < 18)
        #expect(record.epochs.count < 3)
    }

    /// One epoch at chance with a grown loss may be a slow start; two in a row are not.
    @Test func twoEpochsInARowAtChanceWithAGrowingLossDiverge() {
        func epoch(_ loss: Double?, _ accuracy: Double) -> TrainingRecord.Epoch {
            .init(trainingLoss: loss, trainingAccuracy: accuracy, testLoss: nil, testAccuracy: accuracy)
        }
        let configuration = TrainingConfiguration()
        func hasDiverged(_ epochs: TrainingRecord.Epoch...) -> Bool { configuration.hasDiverged(epochs, classes: 10) }
        #expect(hasDiverged(epoch(2.5, 0.1), epoch(2.6, 0.1), epoch(2.7, 0.14)))
        #expect(!hasDiverged(epoch(2.5, 0.1), epoch(2.6, 0.1)))
        #expect(!hasDiverged(epoch(2.5, 0.1), epoch(2.6, 0.1), epoch(2.55, 0.1)))
        #expect(!hasDiverged(epoch(2.5, 0.1), epoch(2.6, 0.1), epoch(2.7, 0.2)))
        // Below the loss of chance, ln 10 = 2.30, nothing has gone wrong.
        #expect(!hasDiverged(epoch(2.1, 0.1), epoch(2.2, 0.1), epoch(2.25, 0.1)))
        #expect(hasDiverged(epoch(3, 0.3), epoch(2.6, 0.1), epoch(2.7, 0.1), epoch(2.8, 0.1)))
    }

    @Test func aBatchThatDoesNotFitIsAnError() throws {
        var large = Self.short
        large.batch = 128
        #expect(throws: TrainerSetupError.noWholeBatch(batch: 128, images: 96)) { try Self.trainer(large) }
    }

    /// Constant, a tenth from three quarters on; with Filter Response Normalization a line over the first twelfth.
    @Test func schedules() {
        let configuration = TrainingConfiguration(batch: 64, epochs: 4)
        let constant = LearningRateSchedule(configuration, normalizer: .batchNorm, stepsPerEpoch: 12)
        #expect((0..<36).allSatisfy { abs(constant.rate(step: $0) - 0.025) < 1e-15 })
        #expect((36..<48).allSatisfy { abs(constant.rate(step: $0) - 0.0025) < 1e-15 })
        let warm = LearningRateSchedule(configuration, normalizer: .filterResponseNorm, stepsPerEpoch: 12)
        #expect((0..<4).allSatisfy { abs(warm.rate(step: $0) - 0.025 * Double($0 + 1) / 4) < 1e-15 })
        #expect(abs(warm.rate(step: 4) - 0.025) < 1e-15)
        // A run's key holds the layer's definition and not its name.
        let renamed = Normalizer(
            "own-norm", label: "", formula: "", statistics: "", source: "", family: .activation,
            definition: Normalizer.filterResponseNorm.definition)
        let same = LearningRateSchedule(configuration, normalizer: renamed, stepsPerEpoch: 12)
        #expect((0..<48).allSatisfy { same.rate(step: $0) == warm.rate(step: $0) })
        var inverse = configuration
        inverse.batchRule = .inverse
        let published = LearningRateSchedule(inverse, normalizer: .batchNorm, stepsPerEpoch: 12)
        #expect(abs(published.rate(step: 0) - 0.4) < 1e-15)
        var unbroken = configuration
        unbroken.decayEpoch = 4
        #expect(unbroken.hasConstantRate && !configuration.hasConstantRate)
        let whole = LearningRateSchedule(unbroken, normalizer: .batchNorm, stepsPerEpoch: 12)
        #expect((0..<48).allSatisfy { abs(whole.rate(step: $0) - 0.025) < 1e-15 })
    }
}
