import Foundation
import Networks
import Testing
import Training

@testable import Runs
@testable import TestSupport

@Suite struct CalibrationTests {
    private static let images = TestRuns.images
    private static let engine = EngineIdentity.current(threads: 1)

    private static func runs(_ normalizer: Normalizer, batches: [Int], seeds: Int = 3) -> [RunSpecification] {
        batches.flatMap { batch in
            (0..<seeds).map {
                TestRuns.specification(
                    TestRuns.network(normalizer), seed: UInt64($0), batch: batch, differentiates: true, engine: engine)
            }
        }
    }

    /// A machine on which a pass takes some time in any case, some for each operation, and some for each value that a
    /// layer of one normalizer puts out.
    private static func calibration(
        for runs: [RunSpecification], fixed: Double, perOperation: Double, perOutput: Double = 0
    ) throws -> Calibration {
        var calibration = Calibration(engine)
        var timed = [String: Double]()
        for sample in calibration.samples(for: runs, images: images) {
            let cost = try RunCost(sample, images: images)
            timed[sample.key] =
                fixed + perOperation * cost.operations
                + (sample.network.normalizer == .groupNorm ? perOutput * cost.outputs : 0)
        }
        calibration.add(timed)
        return calibration
    }

    private static func rate(_ runs: [RunSpecification], _ calibration: Calibration?, stored: [String: Double] = [:])
        throws -> RunRate
    {
        let folder = try TestFolder()
        var timings = Timings(output: folder.url)
        try timings.record(stored.mapValues { RunTiming(seconds: $0) })
        return RunRate(
            timings, runs: runs, stored: runs.filter { stored[$0.key] != nil }, images: images, calibration: calibration
        )
    }

    @Test func aRunTakesWhatItsPassesTake() throws {
        let runs = Self.runs(.batchNorm, batches: [2, 64, 200])
        let calibration = try Self.calibration(for: runs, fixed: 1e-3, perOperation: 1e-9)
        let rate = try Self.rate(runs, calibration)
        #expect(rate.basis == .calibration && rate.isMeasured)
        for run in runs {
            let expected = 1e-3 + 1e-9 * (try RunCost(run, images: Self.images).operations)
            #expect(abs(try rate.seconds(run) / expected - 1) < 1e-9)
        }
    }

    @Test func aNormalizerTakesItsOwnTime() throws {
        let runs = Self.runs(.groupNorm, batches: [16]) + Self.runs(.batchNorm, batches: [16])
        let calibration = try Self.calibration(for: runs, fixed: 0, perOperation: 1e-9, perOutput: 1e-6)
        let rate = try Self.rate(runs, calibration)
        let more = try rate.seconds(runs[0]) - rate.seconds(runs[3])
        #expect(abs(more / (1e-6 * (try RunCost(runs[0], images: Self.images).outputs)) - 1) < 1e-6)
    }

    /// A training run is so many steps, and a third of a step for each batch of the test images.
    @Test func trainingIsSoManySteps() throws {
        var run = TestRuns.specification(TestRuns.network(), engine: Self.engine)
        run.work = .training(TrainingConfiguration(batch: 10, epochs: 3, trainingImages: 100, testImages: 60))
        let calibration = try Self.calibration(for: [run], fixed: 0, perOperation: 1e-9)
        var step = run
        step.work = .training(TrainingConfiguration(batch: 10, epochs: 1, trainingImages: 10, testImages: 0))
        let seconds = 1e-9 * (try RunCost(step, images: Self.images).operations)
        #expect(abs(try Self.rate([run], calibration).seconds(run) / (3 * (10 + 6 / 3) * seconds) - 1) < 1e-6)
    }

    /// What a resumed run took is the time of a part.
    @Test func resumedRunsSayNothingOfTheTime() throws {
        let folder = try TestFolder()
        let runs = Self.runs(.batchNorm, batches: [64])
        var timings = Timings(output: folder.url)
        try timings.record([
            runs[0].key: RunTiming(seconds: 100), runs[1].key: RunTiming(seconds: 1, isResumed: true),
        ])
        let rate = RunRate(timings, runs: runs, stored: Array(runs.prefix(2)), images: Self.images)
        #expect(rate.basis == .storedRuns)
        #expect(abs(try rate.seconds(runs[2]) - 100) < 1e-6)
    }

    /// What stored runs took sets the foretold time right.
    @Test func storedRunsCorrectIt() throws {
        let runs = Self.runs(.batchNorm, batches: [2, 8], seeds: 10)
        let calibration = try Self.calibration(for: runs, fixed: 0, perOperation: 1e-6)
        func seconds(_ run: RunSpecification) throws -> Double {
            1.5e-6 * (try RunCost(run, images: Self.images).operations)
        }
        let took = Dictionary(uniqueKeysWithValues: try runs.prefix(12).map { ($0.key, try seconds($0)) })
        let corrected = try Self.rate(runs, calibration, stored: took)
        #expect(try abs(corrected.seconds(runs[19]) / seconds(runs[19]) - 1) < 1e-9)
        // Without a calibration their mean speed is all that is known, and without them there is a guess.
        #expect(try Self.rate(runs, nil, stored: took).basis == .storedRuns)
        #expect(try Self.rate(runs, nil).basis == .assumption)
    }

    /// What is not timed yet is as fast as the rest.
    @Test func aShapeThatWasNotTimedIsAsFastAsTheRest() throws {
        let known = Self.runs(.batchNorm, batches: [8])
        let other = TestRuns.specification(TestRuns.network(depth: 3), batch: 8, engine: Self.engine)
        let calibration = try Self.calibration(for: known, fixed: 0, perOperation: 1e-9)
        let rate = try Self.rate(known + [other], calibration)
        let operations = try RunCost(other, images: Self.images).operations
        #expect(abs(try rate.seconds(other) / (1e-9 * operations) - 1) < 1e-6)
    }

    /// A pass is timed once, whatever the seeds and sizes of batches that need it, and kept.
    @Test func passesAreTimedOnceAndKept() throws {
        let folder = try TestFolder()
        let file = folder.file("cache/normreport/calibration.json")
        let runs = Self.runs(.batchNorm, batches: [2, 8, 32])
        let empty = Calibration.kept(Self.engine, at: file)
        let samples = empty.samples(for: runs, images: Self.images)
        // Two batches of the network, and BatchNorm in the network of comparison.
        #expect(samples.count == 3)
        var timed = empty
        timed.add(Dictionary(uniqueKeysWithValues: samples.map { ($0.key, 0.5) }))
        timed.keep(at: file)
        #expect(Calibration.kept(Self.engine, at: file).samples(for: runs, images: Self.images).isEmpty)
        // The engine is in the key.
        let other = Calibration.kept(TestRuns.engine, at: file)
        #expect(other.samples(for: runs, images: Self.images).count == 3)
        try Data("{\"".utf8).write(to: file)
        #expect(Calibration.kept(Self.engine, at: file).seconds.isEmpty)
    }

    @Test func itIsKeptInTheUsersCacheFolder() {
        func path(_ environment: [String: String], jobs: Int = 2) -> String? {
            Calibration.file(jobs: jobs, environment: environment)?.path
        }
        #expect(path(["XDG_CACHE_HOME": "/c", "HOME": "/h"])?.hasPrefix("/c/normreport/calibration-") == true)
        #expect(path(["XDG_CACHE_HOME": "c", "HOME": "/h"])?.hasPrefix("/h/.cache/normreport/calibration-") == true)
        #expect(path([:]) == nil)
        #expect(path(["HOME": "/h"]) != path(["HOME": "/h"], jobs: 3))
    }

    @Test func thisMachineIsTimed() throws {
        let runs = Self.runs(.groupNorm, batches: [2, 4])
        let calibrator = Calibrator(data: try DataSet(.generated), engine: Self.engine, jobs: 2)
        let calibration = try #require(try calibrator.calibrated(for: runs, limit: 30))
        #expect(calibration.samples(for: runs, images: Self.images).isEmpty)
        let rate = try Self.rate(runs, calibration)
        #expect(try rate.basis == .calibration && rate.seconds(runs[0]) > 0)
        // Of another machine nothing is known here.
        var other = Self.engine
        other.instructionSet = "another"
        #expect(Calibrator(data: try DataSet(.generated), engine: other, jobs: 2).kept == nil)
    }
}
