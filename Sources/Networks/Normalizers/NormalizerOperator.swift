import Tensors

/// The operation of one normalizer layer with its activation, forward and backward.
package protocol NormalizerOperator: AnyObject {
    /// What is trained.
    var parameters: [Parameter] { get }
    /// What training leaves for evaluation.
    var statistics: [RunningStatistic] { get }
    /// Mean of 1 / (variance + eps) over the sets of the last pass; nil where the layer has no such divisor.
    var meanInverseVariance: Double? { get }

    /// Whether what is added to a skip is normalized; EvoNorm acts after the addition, and no normalizer not at all.
    var normalizesBeforeSkip: Bool { get }
    /// The mean square over channels of gain N(input) with the statistics of the last forward pass, one a sample and
    /// position, where the operation normalizes before it adds the skip.
    func normalizedMeanSquares(_ input: Activation) -> [Double]

    /// Writes act(gain N(input) + skip) to `output`.
    func forward(input: Activation, skip: Activation?, output: Activation, _ context: PassContext)

    /// Overwrites `gradient` (of the output) with the gradient before the activation, which is the skip's, and returns
    /// the input's: in a new activation where `keepsGradient`, else in place of it.
    func backward(
        input: Activation, output: Activation, gradient: Activation, keepsGradient: Bool, _ context: PassContext
    ) -> Activation
}

extension NormalizerOperator {
    /// Nothing that evaluation needs.
    package var statistics: [RunningStatistic] { [] }
    /// No divisor.
    package var meanInverseVariance: Double? { nil }
    /// Normalizer and activation are one.
    package var normalizesBeforeSkip: Bool { false }
    /// None: the operation adds the skip before it normalizes.
    package func normalizedMeanSquares(_ input: Activation) -> [Double] {
        preconditionFailure("the operation adds the skip before it normalizes")
    }
}

/// What every normalizer layer is made from.
package struct NormalizerSetting {
    /// The layer's name, with which the names of its parameters begin.
    package let name: String
    /// The shape of input and output.
    package let shape: ActivationShape
    /// Channels in a group, where the normalizer groups.
    package let groupSize: Int
    /// Sample variances in GroupNorm, InstanceNorm's part of EvoNorm-B0, and EvoNorm-S0, as the paper's published code.
    package let publishedCodeVariances: Bool
    /// The gain of a residual branch, applied to what is normalized.
    package let branchGain: Parameter?

    /// A parameter of one number per channel.
    package func perChannel(_ suffix: String, _ role: Parameter.Role, value: Float) -> Parameter {
        Parameter("\(name).\(suffix)", role, shape: [1, shape.channels, 1, 1], value: value)
    }

    /// Room for one number per plane and lane.
    package func planeLanes() -> AlignedStorage { AlignedStorage(count: shape.planes * ChannelBlock.width) }
    /// Room for one number per channel, padded to whole blocks.
    package func channelLanes() -> AlignedStorage { AlignedStorage(count: shape.blocks * ChannelBlock.width) }
}

extension NormalizerDefinition {
    func makeOperator(_ setting: NormalizerSetting, activationName: String) -> any NormalizerOperator {
        switch operation {
        case .identity:
            AffineOperator(setting, statistics: nil, activation: activation, activationName: activationName)
        case .linear(let linear):
            AffineOperator(setting, statistics: linear, activation: activation, activationName: activationName)
        case .custom(let operation):
            operation.makeOperator(setting, activation: activation, activationName: activationName)
        }
    }
}
