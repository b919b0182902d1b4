import ArgumentParser
import Foundation
import Runs

/// One network at initialization, layer by layer.
struct Probe: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure one network at initialization, layer by layer.",
        discussion: """
            One batch runs forward and backward through a randomly initialized network. The last line says whether gradients explode or vanish on their way to the first layer.

            EXAMPLE: normreport probe --architecture cnn-20 --normalizer batch-norm --batch 64
            """)

    @OptionGroup var network: NetworkOptions
    @OptionGroup var data: DataOptions

    @Option(
        parsing: .unconditional, help: "Images per batch, \(Bounds.batch.words); 256 by default.",
        transform: Bounds.batch.parse)
    var batch = 256

    @Option(
        parsing: .unconditional, help: "The seed of weights and batch, \(Bounds.seed.words); 0 by default.",
        transform: Bounds.seed.parse)
    var seed: UInt64 = 0

    @OptionGroup var threads: ThreadOptions

    @Flag(help: "As JSON.")
    var json = false

    @Flag(help: "As CSV, one row per layer.")
    var csv = false

    func validate() throws {
        if json, csv { throw ValidationError("--json and --csv exclude each other; give one of them") }
    }

    func run() throws {
        let specification = try network.specification(classes: try data.source().classCount)
        _ = try specification.geometry()
        let set = try data.load()
        let work = InitializationWork(batch: batch, differentiates: true)
        let run = RunSpecification(
            network: specification, data: DataIdentity(set.description), seed: seed,
            work: .initialization(work), engine: .current(threads: threads.count))
        try set.description.images.check(batch: batch)
        try Machine.memory.check(RunCost(run, images: set.description.images).bytes)
        let record = try SingleRun.run(run, work, data: set)
        if json {
            try StandardOutput.json(ProbeOutput(specification: run, record: record))
        } else if csv {
            ProbeTable(run, record).printCSV()
        } else {
            ProbeTable(run, record).print()
        }
    }
}
