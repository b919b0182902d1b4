import CKernels
import Tensors

/// A trained array: its values and, after a backward pass, the loss gradient.
package final class Parameter {
    /// What a parameter does; optimizers treat some apart.
    package enum Role: String, Sendable {
        case weight, bias, gain, shift, threshold, epsilon, gate, skipGain
    }

    package let name: String
    package let role: Role
    /// Row-major; convolution weights are O, I, kH, kW.
    package let shape: [Int]
    package let values: AlignedStorage
    package private(set) lazy var gradient = AlignedStorage(count: values.count)
    /// The optimizer's running direction.
    package private(set) lazy var velocity = AlignedStorage(count: values.count)

    /// A parameter with one value throughout.
    package init(_ name: String, _ role: Role, shape: [Int], value: Float = 0) {
        self.name = name
        self.role = role
        self.shape = shape
        values = AlignedStorage(count: shape.reduce(1, *))
        if value != 0 { values.fill(value) }
    }

    /// One step of stochastic gradient descent with momentum: v = momentum v + (gradient + decay w), w = w - rate v.
    package func step(rate: Float, momentum: Float, decay: Float) {
        nk_momentum_step(
            values.count, rate, momentum, decay, gradient.pointer, velocity.pointer, values.pointer)
    }
}

/// A running statistic of a normalizer: kept for evaluation mode, never trained.
package final class RunningStatistic {
    package let name: String
    package let values: AlignedStorage

    /// The share of the old value that one training pass keeps.
    static let retention = 0.9

    /// A statistic with one value throughout.
    package init(_ name: String, count: Int, value: Float) {
        self.name = name
        values = AlignedStorage(count: count)
        values.fill(value)
    }

    /// Moves a channel's value towards a batch's.
    package func update(channel: Int, with value: Double) {
        let old = Double(values.pointer[channel])
        values.pointer[channel] = Float(Self.retention * old + (1 - Self.retention) * value)
    }
}
