import CKernels
import Tensors

/// A trained array: its values and, after a backward pass, the gradient of the loss.
package final class Parameter {
    /// The function of a parameter. Weight decay may depend on it.
    package enum Role: String, Sendable {
        case weight, bias, gain, shift, threshold, epsilon, gate, mixture, skipGain
    }

    /// The name, unique within the network: the layer and the parameter.
    let name: String
    /// The function of the parameter.
    let role: Role
    /// The shape in row-major order; that of convolution weights is output channels x input channels x height x width.
    let shape: [Int]
    /// The values.
    package let values: AlignedStorage
    /// The gradient of the loss, which a backward pass overwrites.
    private(set) lazy var gradient = AlignedStorage(count: values.count)
    /// The velocity v of the momentum update; see `step`.
    package private(set) lazy var velocity = AlignedStorage(count: values.count)

    /// A parameter with one value throughout.
    package init(_ name: String, _ role: Role, shape: [Int], value: Float = 0) {
        self.name = name
        self.role = role
        self.shape = shape
        values = AlignedStorage(count: shape.reduce(1, *))
        if value != 0 { values.fill(value) }
    }

    /// Makes one step of stochastic gradient descent with momentum: v = momentum v + (gradient + decay w), w = w - rate
    /// v.
    func step(rate: Float, momentum: Float, decay: Float) {
        nk_momentum_step(
            values.count, rate, momentum, decay, gradient.pointer, velocity.pointer, values.pointer)
    }
}

/// A running statistic of a normalizer, which evaluation mode uses. It is not trained.
package final class RunningStatistic {
    /// The name, unique within the network: the layer and the statistic.
    let name: String
    /// The values, one per channel.
    package let values: AlignedStorage

    /// The weight of the old value in the exponential moving average over training passes.
    static let retention = 0.9

    /// A statistic with one value throughout.
    package init(_ name: String, count: Int, value: Float) {
        self.name = name
        values = AlignedStorage(count: count)
        values.fill(value)
    }

    /// Moves a channel's value towards a batch's.
    func update(channel: Int, with value: Double) {
        let old = Double(values.pointer[channel])
        values.pointer[channel] = Float(Self.retention * old + (1 - Self.retention) * value)
    }
}
