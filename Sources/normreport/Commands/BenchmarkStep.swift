import ArgumentParser
import Foundation
import Networks
import Runs
import Tensors
import Training

/// Times one training step; Benchmarks/run calls it beside the peer.
struct BenchmarkStep: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Time a training step with the probes of a training run.",
        discussion: "EXAMPLE: normreport benchmark-step --architecture cnn-10 --normalizer batch-norm --json",
        shouldDisplay: false)

    @OptionGroup var network: NetworkOptions

    @Option(parsing: .unconditional, help: "Images in the batch.", transform: Bounds.batch.parse)
    var batch = 256

    @Option(
        parsing: .unconditional, help: "Steps that are timed, after one that is not.", transform: Bounds.epochs.parse)
    var steps = 5

    @OptionGroup var threads: ThreadOptions

    @Flag(help: "Leave the probes out.")
    var withoutProbes = false

    @Flag(help: "Measure the stable rank and the participation ratio too, as at initialization.")
    var everyProbe = false

    @Flag(help: "As JSON.")
    var json = false

    private struct Output: Encodable {
        let name: String
        let architecture: Architecture
        let seconds: [Double]
        let peakMemoryBytes: Int
    }

    func run() throws {
        let shape = ActivationShape(
            batch: batch, channels: ImageSet.channelCount, height: ImageSet.side, width: ImageSet.side)
        let specification = try network.specification(classes: DataSetSource.generated.classCount)
        let network = try Network.make(
            specification, input: shape,
            options: ExecutionOptions(
                isDifferentiable: true, workers: WorkerThreads(count: threads.count)))
        network.initialize(seed: 0)
        let images = try DataSet(.generated).training.batch(count: batch, seed: 0)
        let input = Activation(shape: shape, planar: images.images)
        let quantities = everyProbe ? Quantity.builtIn : TrainingConfiguration.probedQuantities
        var seconds = [Double]()
        for step in 0...steps {
            let start = DispatchTime.now().uptimeNanoseconds
            try network.forward(
                input, labels: images.labels, mode: .training, keepsValues: true,
                observer: withoutProbes ? nil : PassRecorder(measuring: quantities))
            try network.backward(labels: images.labels)
            for parameter in network.parameters { parameter.step(rate: 0.1, momentum: 0.9, decay: 1e-4) }
            if step > 0 { seconds.append(Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9) }
        }
        if json {
            let output = Output(
                name: Software.name, architecture: specification.architecture, seconds: seconds,
                peakMemoryBytes: Machine.peakMemory)
            StandardOutput.line(String(decoding: try JSONEncoder().encode(output), as: UTF8.self))
        } else {
            StandardOutput.line(
                "median \(seconds.sorted()[seconds.count / 2]) s, peak \(Machine.peakMemory / 1_000_000) MB")
        }
    }
}
