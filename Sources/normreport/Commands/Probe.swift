import ArgumentParser
import Foundation
import Networks
import Runs
import Statistics

/// One network at initialization, layer by layer.
struct Probe: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure one network at initialization, layer by layer.",
        discussion: """
            One batch runs forward and backward through a randomly initialized network.

            EXAMPLE: normreport probe --architecture cnn-20 --normalizer batch-norm --batch 64
            """)

    @OptionGroup var network: NetworkOptions
    @OptionGroup var data: DataOptions

    @Option(help: "Images in the batch.")
    var batch = 256

    @Option(help: "The seed of weights and batch.")
    var seed: UInt64 = 0

    @Option(help: "Threads; as many as processors by default. Results depend on it in their last bits.")
    var threads: Int?

    @Flag(help: "As JSON.")
    var json = false

    func validate() throws {
        guard batch >= 1 else { throw ValidationError("--batch is \(batch), but must be at least 1") }
        if let threads, threads < 1 { throw ValidationError("--threads is \(threads), but must be at least 1") }
    }

    func run() throws {
        let specification = network.specification(classes: data.data.classCount)
        _ = try specification.geometry()
        let threads = threads ?? Machine.processorCount
        let set = try data.load()
        let work = InitializationWork(batch: batch, differentiates: true)
        let run = RunSpecification(
            network: specification, data: DataIdentity(set.description), seed: seed,
            work: .initialization(work), engine: .current(threads: threads))
        let record = try SingleRun.run(run, work, data: set)
        if json {
            try ProbeOutput(specification: run, record: record).printJSON()
        } else {
            ProbeTable(run, record).print()
        }
    }
}

/// Which network.
struct NetworkOptions: ParsableArguments {
    @Option(help: "The architecture: \(Architecture.builtIn.map(\.identifier).joined(separator: ", ")).")
    var architecture: Architecture

    @Option(help: "The normalizer: \(Normalizer.builtIn.map(\.identifier).joined(separator: ", ")).")
    var normalizer: Normalizer

    @Option(help: "Channels in a group, for group-norm and evonorm-s0.")
    var groupSize: Int?

    @Option(help: "Groups in a layer, for group-norm and evonorm-s0; 32 by default.")
    var groupCount: Int?

    @Option(
        help:
            "How weights are parameterized: \(WeightParameterization.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var weights: WeightParameterization?

    @Option(help: "The residual block: \(ResidualBlock.allCases.map(\.rawValue).joined(separator: ", ")).")
    var block = ResidualBlock.postActivation

    @Flag(help: "Start each residual branch at a gain of zero (SkipInit).")
    var skipInit = false

    @Option(help: "What every width is divided by.")
    var widthDivisor = 1

    @Option(help: "Layers of cnn-uniform.")
    var depth: Int?

    @Option(help: "Channels of cnn-uniform.")
    var width: Int?

    @Flag(help: "Sample variances where the paper's published code has them (group-norm and the EvoNorms).")
    var publishedCodeVariances = false

    func validate() throws {
        if groupSize != nil, groupCount != nil {
            throw ValidationError("--group-size and --group-count exclude each other; give one of them")
        }
    }

    func specification(classes: Int) -> NetworkSpecification {
        NetworkSpecification(
            architecture: architecture, normalizer: normalizer,
            grouping: groupSize.map(Grouping.size) ?? groupCount.map(Grouping.count), weights: weights, block: block,
            skipInit: skipInit, widthDivisor: widthDivisor, depth: depth, width: width, classes: classes,
            publishedCodeVariances: publishedCodeVariances)
    }
}
