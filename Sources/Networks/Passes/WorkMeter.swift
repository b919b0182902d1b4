import Dispatch

/// Where the time of training steps goes, by kind of work. Whoever times steps gives one to the network; without it
/// nothing is timed.
package final class WorkMeter {
    /// A kind of work. No work is of two kinds.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Images are read, mirrored and brought into the layout of activations.
        case batch
        /// The outputs of convolutions.
        case convolution
        /// The gradients of convolutions' inputs.
        case inputGradient = "convolution-input-gradient"
        /// The gradients of filters and biases.
        case filterGradient = "convolution-filter-gradient"
        /// Filters are standardized or normalized, and their gradients pulled back.
        case filters = "weight-parameterization"
        /// Statistics, normalization and activation, with the addition of a skip where a block has it there.
        case normalizer
        /// The backward pass of these.
        case normalizerGradient = "normalizer-gradient"
        /// Additions of residual blocks that stand for themselves, and of the gradients of values with several readers.
        case addition
        /// Periodic padding.
        case padding
        /// Mean over space, linear layer and loss, with their gradients.
        case classifier
        /// Momentum and the step of all parameters.
        case update
        /// What observers of the pass measure. Sums that the normalizer needs too are taken here, where they are taken
        /// first.
        case probes
    }

    /// The work of one kind, added up.
    package struct Entry: Sendable, Equatable {
        /// How often it was done.
        package internal(set) var calls = 0
        /// The time that it took.
        package internal(set) var seconds = 0.0
        /// Floating-point operations of its matrix products; 0 where its time is that of memory.
        package internal(set) var operations = 0.0
        /// Bytes that its kernels read and write in memory; 0 where that is not known.
        package internal(set) var bytes = 0.0
    }

    /// What was done, by kind.
    package private(set) var entries: [Kind: Entry] = [:]

    /// Makes a meter that has seen nothing.
    package init() {}

    /// Does some work and counts it. Work must not be measured inside of other work.
    ///
    /// - Parameters:
    ///   - operations: floating-point operations of matrix products.
    ///   - bytes: what is read and written in memory.
    package func measure<Result, Failure: Error>(
        _ kind: Kind, operations: Double = 0, bytes: Int, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = DispatchTime.now().uptimeNanoseconds
        let result = try work()
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
        var entry = entries[kind] ?? Entry()
        entry.calls += 1
        entry.seconds += seconds
        entry.operations += operations
        entry.bytes += Double(bytes)
        entries[kind] = entry
        return result
    }
}

extension PassContext {
    /// Does some work of a node, counted where a meter asks for it.
    func measure<Result, Failure: Error>(
        _ kind: WorkMeter.Kind, operations: @autoclosure () -> Double = 0, bytes: @autoclosure () -> Int,
        _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let meter else { return try work() }
        return try meter.measure(kind, operations: operations(), bytes: bytes(), work)
    }

    /// Shows the observer something, if there is one.
    func observe(bytes: @autoclosure () -> Int = 0, _ show: (any NetworkObserver) -> Void) {
        guard let observer else { return }
        measure(.probes, bytes: bytes()) { show(observer) }
    }
}
