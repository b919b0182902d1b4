import ArgumentParser
import Findings
import Foundation
import Runs
import Training

/// One training run.
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train one network, show progress, and print its training curve.",
        discussion: """
            The run is stored in the output folder. An interrupted run continues from its last epoch, or from where it was \
            stopped, and ends with the same bytes.

            EXAMPLE: normreport train --architecture cnn-10 --normalizer batch-norm --width-divisor 4 --epochs 5
            """)

    @OptionGroup var network: NetworkOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var training: TrainingOptions

    @Option(
        parsing: .unconditional,
        help: "The seed of weights, shuffling and mirroring, \(Bounds.seed.words); 0 by default.",
        transform: Bounds.seed.parse)
    var seed: UInt64 = 0

    @OptionGroup var threads: ThreadOptions

    @Option(help: ArgumentHelp("The output folder.", valueName: "dir"), transform: PathText.parse)
    var output = "output"

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        let specification = try network.specification(classes: try data.source().classCount)
        _ = try specification.geometry()
        let set = try data.load()
        // Before the output folder is made.
        try TrainerSetupError.check(batch: training.batch, images: training.trainingImages ?? set.trainingCount)
        try set.description.images.check(training.configuration)
        let run = RunSpecification(
            network: specification, data: DataIdentity(set.description), seed: seed,
            work: .training(training.configuration), engine: .current(threads: threads.count))
        try Machine.memory.check(RunCost(run, images: set.description.images).bytes)
        let interruption = Interruption.onSignals()
        let store = try RunStore(output: URL(fileURLWithPath: output, isDirectory: true))
        try OutputClaim.setAsideDamaged([run.key], in: store)
        if !store.contains(run.key) { try store.checkWritable() }
        let progress = EpochProgress(epochs: training.epochs)
        let record = try SingleRun.train(
            run, training.configuration, data: set, store: store, interruption: interruption
        ) { epoch, _ in
            if !json { progress.show(epoch) }
        }
        guard let record else { return try interruption.check() }
        if json { return try StandardOutput.json(Output(specification: run, result: record)) }
        if let divergence = record.divergence {
            StandardOutput.line(
                "diverged in epoch \(divergence.epochNumber), step \(divergence.step): \(divergence.reason.rawValue)"
                    + (divergence.layer.map { ", first in \($0)" } ?? ""))
        }
        Self.table(record.epochs).forEach(StandardOutput.line)
    }

    /// A row an epoch, each number below its name.
    private static func table(_ epochs: [TrainingRecord.Epoch]) -> [String] {
        let head = ["epoch", "training loss", "training accuracy", "test loss", "test accuracy"]
        let rows = epochs.enumerated().map { index, epoch in
            ["\(index + 1)"]
                + [epoch.trainingLoss, epoch.trainingAccuracy, epoch.testLoss, epoch.testAccuracy].map {
                    NumberFormat.fixed(4).text($0 ?? .nan)
                }
        }
        return ([head] + rows).map { row in
            zip(head, row).map { name, cell in String(repeating: " ", count: max(0, name.count - cell.count)) + cell }
                .joined(separator: "  ")
        }
    }

    private struct Output: Encodable {
        let specification: RunSpecification
        let result: TrainingRecord
    }
}
