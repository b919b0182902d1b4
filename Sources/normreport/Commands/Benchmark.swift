import ArgumentParser
import Foundation
import Networks
import Runs
import Tensors
import Training

/// Where the time of a training step goes.
struct Benchmark: ParsableCommand {
    /// What the timed steps measure.
    enum Probes: String, CaseIterable, ExpressibleByArgument {
        case training, all, none

        var quantities: [Quantity] {
            switch self {
            case .training: TrainingConfiguration.probedQuantities
            case .all: Quantity.builtIn
            case .none: []
            }
        }
    }

    static let configuration = CommandConfiguration(
        abstract: "Time training steps of a network by kind of work, and compare with the limits of this machine.",
        discussion: """
            Images are generated. Steps with and without probes alternate, after one untimed step of each kind. Nothing else \
            should run on the machine meanwhile.

            EXAMPLE: normreport benchmark --architecture cnn-10 --normalizer batch-norm --threads 1
            """)

    @OptionGroup var network: NetworkOptions

    @Option(
        parsing: .unconditional, help: "Images per batch, \(Bounds.batch.words); 256 by default.",
        transform: Bounds.batch.parse)
    var batch = 256

    @Option(
        parsing: .unconditional, help: "Number of timed steps with probes, and of timed steps without; 5 by default.",
        transform: Bounds.steps.parse)
    var steps = 5

    @Option(
        help: """
            What the probes measure: the quantities of training, all quantities as at initialization, or nothing.
            """)
    var probes = Probes.training

    @OptionGroup var threads: ThreadOptions

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        let source = DataSetSource.generated
        let specification = try network.specification(classes: source.classCount)
        _ = try specification.geometry()
        let set = try DataSet(source)
        guard batch <= set.trainingCount else {
            throw ValidationError("there are \(set.trainingCount) generated images to train on; give a smaller --batch")
        }
        let run = RunSpecification(
            network: specification, data: DataIdentity(set.description), seed: 0,
            work: .training(TrainingConfiguration(batch: batch)), engine: .current(threads: threads.count))
        try Machine.memory.check(RunCost(run, images: set.description.images).bytes)
        let workers = WorkerThreads(count: threads.count)
        let benchmark = try StepBenchmark(
            specification, images: set.training.prefix(batch), steps: steps, quantities: probes.quantities,
            workers: workers)
        // Before the limits are measured, which takes memory of its own.
        let peakMemory = Machine.peakMemory
        let result = BenchmarkOutput(
            specification, batch: batch, probes: probes.rawValue, engine: run.engine, benchmark,
            MachineLimits.measured(workers), peakMemory: peakMemory)
        if json {
            try result.printJSON()
        } else {
            result.printTable()
        }
    }
}
