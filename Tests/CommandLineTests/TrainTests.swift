import Foundation
import Testing

@testable import TestSupport
@testable import Training

/// `normreport train`, as table and as JSON, interrupted and not.
@Suite struct TrainTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func arguments(_ more: String...) -> [String] {
        [
            "train", "--architecture", "cnn-10", "--normalizer", "batch-norm", "--width-divisor", "16", "--data",
            "generated", "--threads", "1", "--batch", "16", "--training-images", "64", "--test-images", "16",
        ] + more
    }

    /// A row an epoch, its columns below their names; the second time it is read, not computed.
    @Test func epochsArePrintedAndStored() throws {
        let command = arguments("--epochs", "2", "--output", folder.url.path)
        let first = try Program.run(command)
        #expect(first.status == 0, "\(first.error)")
        #expect(first.errorLines.count == 2)
        #expect(first.errorLines[0].hasPrefix("epoch 1 of 2 done, about "))
        #expect(first.errorLines[1] == "epoch 2 of 2 done")
        #expect(first.outputLines.count == 3)
        #expect(Set(first.outputLines.map(\.count)).count == 1, "\(first.output)")
        #expect(first.outputLines[0] == "epoch  training loss  training accuracy  test loss  test accuracy")
        #expect(first.outputLines[2].hasPrefix("    2"))
        #expect(try folder.names("runs").count == 1 && folder.names("checkpoints").isEmpty)

        let second = try Program.run(command)
        #expect(second.status == 0 && second.error.isEmpty)
        #expect(second.output == first.output)
    }

    @Test func jsonHasItsStructure() throws {
        let outcome = try Program.run(
            arguments(
                "--epochs", "1", "--seed", "5", "--learning-rate", "0.2", "--momentum", "0.5", "--weight-decay", "0.25",
                "--inverse-learning-rate", "--constant-learning-rate", "--decay-weights-only", "--probe-every", "2",
                "--json", "--output",
                folder.url.path))
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        let result = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(Set(result.keys) == ["specification", "result"])
        let specification = try #require(result["specification"] as? [String: Any])
        #expect(specification["seed"] as? Int == 5)
        // Every option reaches the specification.
        let expected = TrainingConfiguration(
            batch: 16, epochs: 1, learningRate: 0.2, batchRule: .inverse, decayEpoch: 1, momentum: 0.5,
            weightDecay: 0.25,
            decaysWeightsOnly: true, trainingImages: 64, testImages: 16, probeInterval: 2)
        let work = try #require((specification["work"] as? [String: Any])?["training"])
        let configuration = try JSONDecoder().decode(
            TrainingConfiguration.self, from: JSONSerialization.data(withJSONObject: work))
        #expect(configuration == expected)
        let record = try #require(result["result"] as? [String: Any])
        #expect((record["epochs"] as? [Any])?.count == 1)
    }

    /// Epochs are counted from 1 wherever a user reads them.
    @Test func aDivergedRunSaysWhen() throws {
        let outcome = try Program.run(
            arguments("--epochs", "3", "--learning-rate", "1e30", "--output", folder.url.path))
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.outputLines[0].hasPrefix("diverged in epoch 1, step "), "\(outcome.output)")
    }

    /// It is saved at the next step, and goes on from there to the same bytes.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU]) func anInterruptedRunGoesOn(_ signal: Int32)
        throws
    {
        let whole = try TestFolder()
        // More epochs than can be over before the signal comes.
        let options = ["--epochs", "8", "--output"]
        let started = try Program.start(arguments() + options + [folder.url.path])
        for _ in 0..<6000 {
            let names = (try? folder.names("checkpoints")) ?? []
            if names.contains(where: { !$0.hasPrefix(".") }) { break }
            Thread.sleep(forTimeInterval: 0.01)
        }
        started.send(signal)
        // A second one does not cut it short.
        started.send(signal)
        let stopped = try started.outcome()
        #expect(stopped.status == 128 + signal && !stopped.wasKilled)
        #expect(stopped.errorLines.last?.contains("interrupted; the progress is saved") == true)
        #expect(stopped.output.isEmpty)
        #expect(try folder.names("checkpoints").count == 1 && folder.names("runs").isEmpty)

        let resumed = try Program.run(arguments() + options + [folder.url.path])
        #expect(resumed.status == 0 && resumed.errorLines.count < 8, "\(resumed.error)")
        let uninterrupted = try Program.run(arguments() + options + [whole.url.path])
        #expect(resumed.output == uninterrupted.output)
        #expect(try folder.contentsWithoutTimes() == whole.contentsWithoutTimes())
    }
}
