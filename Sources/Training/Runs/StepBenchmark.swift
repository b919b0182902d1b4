import Dispatch
import Networks
import Tensors

/// Times training steps of one network: the batch is prepared, the network runs forward and backward, and all parameters
/// make a step. Probed and unprobed steps alternate, so that both meet the same machine.
package struct StepBenchmark: Sendable {
    /// The seconds of every probed step; empty if there were none.
    let probed: [Double]
    /// The seconds of every step without probes.
    package let unprobed: [Double]
    /// Where the time of the probed steps went, or that of the unprobed ones if there were no others.
    package let entries: [WorkMeter.Kind: WorkMeter.Entry]

    /// The seconds of the steps that `entries` describes.
    package var seconds: [Double] { probed.isEmpty ? unprobed : probed }
    /// The fraction of their time that `entries` explains.
    package var explained: Double {
        entries.values.reduce(0) { $0 + $1.seconds } / seconds.reduce(0, +)
    }

    /// The fraction of a probed step that its probes take, from medians; nil if no step was probed.
    package var probeShare: Double? {
        probed.isEmpty ? nil : 1 - Self.median(unprobed) / Self.median(probed)
    }

    /// The middle one of some numbers, or the mean of the middle two.
    package static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// Trains for some steps.
    ///
    /// - Parameters:
    ///   - images: the batch.
    ///   - steps: probed and unprobed steps each. One more of each comes before them and is not timed.
    ///   - quantities: what is probed; if empty, no step is.
    /// - Throws: `SpecificationError` or `ConvolutionError` for a network that cannot be made.
    package init(
        _ specification: NetworkSpecification, images: ImageSet, steps: Int, quantities: [Quantity],
        workers: WorkerThreads
    ) throws {
        precondition(steps > 0, "something is timed")
        let batch = images.count
        let images = images.materialized()
        let shape = ActivationShape(
            batch: batch, channels: ImageSet.channelCount, height: ImageSet.side, width: ImageSet.side)
        let network = try Network.make(
            specification, input: shape, options: ExecutionOptions(isDifferentiable: true, workers: workers))
        network.initialize(seed: 0)
        let epoch = Epoch(number: 0, imageCount: batch, seed: 0)
        let configuration = TrainingConfiguration(batch: batch)

        func step(_ observer: PassRecorder?, _ meter: WorkMeter) throws -> Double {
            network.meter = meter
            let start = DispatchTime.now().uptimeNanoseconds
            let (input, labels) = meter.measure(.batch, bytes: 3 * shape.byteCount) {
                let batch = epoch.batch(0, size: batch, from: images)
                return (Activation(shape: shape, planar: batch.images), batch.labels)
            }
            try network.forward(input, labels: labels, mode: .training, keepsValues: true, observer: observer)
            try network.backward(labels: labels)
            network.step(
                rate: configuration.learningRate, momentum: configuration.momentum, decay: configuration.decay(of:))
            return Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
        }

        var (probed, unprobed) = ([Double](), [Double]())
        let (probedMeter, unprobedMeter) = (WorkMeter(), WorkMeter())
        for number in 0...steps {
            // The first steps allocate.
            let isTimed = number > 0
            if !quantities.isEmpty {
                let seconds = try step(PassRecorder(measuring: quantities), isTimed ? probedMeter : WorkMeter())
                if isTimed { probed.append(seconds) }
            }
            let seconds = try step(nil, isTimed ? unprobedMeter : WorkMeter())
            if isTimed { unprobed.append(seconds) }
        }
        self.probed = probed
        self.unprobed = unprobed
        entries = (probed.isEmpty ? unprobedMeter : probedMeter).entries
    }
}
