import ArgumentParser
import Foundation
import Runs
import Training

/// One training run.
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train one network, with progress, and print its curve.",
        discussion: """
            A run is stored in the output folder; one that was interrupted goes on from its last epoch, or from where it \
            was stopped, and ends with the same bytes.

            EXAMPLE: normreport train --architecture cnn-10 --normalizer batch-norm --width-divisor 4 --epochs 5
            """)

    @OptionGroup var network: NetworkOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var training: TrainingOptions

    @Option(help: "The seed of weights, shuffling and mirroring.")
    var seed: UInt64 = 0

    @Option(help: "Threads; as many as processors by default. Results depend on it in their last bits.")
    var threads: Int?

    @Option(help: ArgumentHelp("The output folder.", valueName: "dir"))
    var output = "output"

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        let specification = network.specification(classes: data.data.classCount)
        _ = try specification.geometry()
        if let threads, threads < 1 { throw ValidationError("--threads is \(threads), but must be at least 1") }
        let threads = threads ?? Machine.processorCount
        let set = try data.load()
        let run = RunSpecification(
            network: specification, data: DataIdentity(set.description), seed: seed,
            work: .training(training.configuration), engine: .current(threads: threads))
        let store = try RunStore(output: URL(fileURLWithPath: output, isDirectory: true))
        try OutputClaim.setAsideDamaged([run.key], in: store)
        let record = try SingleRun.train(
            run, training.configuration, data: set, store: store, interruption: .onSignals()
        ) { epoch, result in
            guard !json else { return }
            let line = "epoch \(epoch) of \(training.epochs): " + Self.describe(result)
            FileHandle.standardError.write(Data((line + "\n").utf8))
        }
        guard let record else { throw Interrupted() }
        if json { return try printJSON(run, record) }
        if let divergence = record.divergence {
            print(
                "diverged in epoch \(divergence.epoch), step \(divergence.step): \(divergence.reason.rawValue)"
                    + (divergence.layer.map { ", first in \($0)" } ?? ""))
        }
        print("epoch  training loss  training accuracy  test loss  test accuracy")
        for (index, epoch) in record.epochs.enumerated() {
            let cells = [epoch.trainingLoss, epoch.trainingAccuracy, epoch.testLoss, epoch.testAccuracy].map {
                $0.map { String(format: "%.4f", $0) } ?? "undefined"
            }
            print(
                String(
                    format: "%5d  %13@  %17@  %9@  %13@", index + 1, cells[0] as NSString, cells[1] as NSString,
                    cells[2] as NSString, cells[3] as NSString))
        }
    }

    private static func describe(_ epoch: TrainingRecord.Epoch) -> String {
        let loss = epoch.trainingLoss.map { String(format: "%.4f", $0) } ?? "undefined"
        return
            "training loss \(loss), accuracy \(String(format: "%.2f", 100 * epoch.trainingAccuracy))%, test accuracy "
            + "\(String(format: "%.2f", 100 * epoch.testAccuracy))%"
    }

    private struct Output: Encodable {
        let specification: RunSpecification
        let result: TrainingRecord
    }

    private func printJSON(_ run: RunSpecification, _ record: TrainingRecord) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(Output(specification: run, result: record)), as: UTF8.self))
    }
}

/// How it is trained.
struct TrainingOptions: ParsableArguments {
    @Option(help: "Images in a batch.")
    var batch = 256

    @Option(help: "Epochs.")
    var epochs = 60

    @Option(help: "The learning rate at a batch of 256; it is divided by ten after three quarters of the epochs.")
    var learningRate = 0.1

    @Flag(help: "Let the learning rate rise as the batch falls, as the paper's published code does.")
    var inverseLearningRate = false

    @Option(help: "Momentum.")
    var momentum = 0.9

    @Option(help: "Weight decay.")
    var weightDecay = 1e-4

    @Flag(help: "Spare gains, biases and SkipInit from weight decay.")
    var decayWeightsOnly = false

    @Option(help: "Only the first images of the training set.")
    var trainingImages: Int?

    @Option(help: "Only the first images of the test set.")
    var testImages: Int?

    @Option(help: "Record all quantities every how many steps.")
    var probeEvery: Int?

    func validate() throws {
        for (name, value) in [
            ("--batch", batch), ("--epochs", epochs), ("--training-images", trainingImages ?? 1),
            ("--test-images", testImages ?? 1), ("--probe-every", probeEvery ?? 1),
        ] where value < 1 {
            throw ValidationError("\(name) is \(value), but must be at least 1")
        }
        guard learningRate > 0, learningRate.isFinite else {
            throw ValidationError("--learning-rate is \(learningRate), but must be above 0")
        }
        guard (0..<1).contains(momentum) else {
            throw ValidationError("--momentum is \(momentum), but must be at least 0 and below 1")
        }
        guard weightDecay >= 0, weightDecay.isFinite else {
            throw ValidationError("--weight-decay is \(weightDecay), but must not be negative")
        }
    }

    var configuration: TrainingConfiguration {
        TrainingConfiguration(
            batch: batch, epochs: epochs, learningRate: learningRate,
            batchRule: inverseLearningRate ? .inverse : .linear, momentum: momentum, weightDecay: weightDecay,
            decaysWeightsOnly: decayWeightsOnly, trainingImages: trainingImages, testImages: testImages,
            probeInterval: probeEvery)
    }
}

/// The user, or the system, stopped the program; what was on its way is saved.
struct Interrupted: Error, CustomStringConvertible {
    let description = "interrupted; what was done is saved, and the same command goes on from there"
}
