import Tensors

/// The operation of one normalizer layer with its activation, forward and backward.
package protocol NormalizerOperator: AnyObject {
    /// What is trained.
    var parameters: [Parameter] { get }
    /// What training leaves for evaluation.
    var statistics: [RunningStatistic] { get }
    /// The mean of 1 / (variance + eps) over the sets of the last pass; nil if the layer has no such divisor.
    var meanInverseVariance: Double? { get }

    /// Whether the branch is normalized before the skip is added. It is not with EvoNorm, which acts after the
    /// addition, nor without a normalizer.
    var normalizesBeforeSkip: Bool { get }
    /// a and b of gain N(x) = a x + b with the statistics of the last forward pass, one number each per plane and lane;
    /// nil if the operation is not of that form, or acts after the addition.
    var branchCoefficients: (a: AlignedStorage, b: AlignedStorage)? { get }

    /// Whether the backward pass divides by the deviation and projects, so that a share of the gradient is removed.
    var projectsGradient: Bool { get }
    /// 1 − Σ σ² |dx|² / Σ |v|², v = gain gamma u the gradient at the normalized values, with the statistics of the last
    /// forward pass; nil if it is not finite. Asked only where `projectsGradient`.
    ///
    /// - Parameters:
    ///   - u: the gradient before the activation.
    ///   - dx: the gradient at the input.
    func removedGradientShare(from u: Activation, to dx: Activation, _ workers: WorkerThreads) -> Double?

    /// How many tensors a pass reads and writes, each counted as often as it does; forward without the skip.
    var traffic: (forward: Int, backward: Int) { get }

    /// Writes act(gain N(input) + skip) to `output`.
    func forward(input: Activation, skip: Activation?, output: Activation, _ context: PassContext)

    /// Overwrites `gradient`, that of the output, with the gradient before the activation, which is also that of the
    /// skip. Returns the gradient of the input: in a new activation if `keepsGradient`, otherwise in place of
    /// `gradient`.
    func backward(
        input: Activation, output: Activation, gradient: Activation, keepsGradient: Bool, _ context: PassContext
    ) -> Activation
}

/// An operator that keeps what its last forward pass multiplied with and added, so that the pass can be repeated without
/// statistics.
protocol RestoringOperator: NormalizerOperator {
    /// Writes the output of the last forward pass, which had no skip, again: the same bits.
    func restore(input: Activation, output: Activation, _ workers: WorkerThreads)
}

extension NormalizerOperator {
    /// Nothing that evaluation needs.
    package var statistics: [RunningStatistic] { [] }
    /// No divisor.
    package var meanInverseVariance: Double? { nil }
    /// Normalizer and activation are one.
    package var normalizesBeforeSkip: Bool { false }
    /// The backward pass removes nothing.
    package var projectsGradient: Bool { false }
    /// None.
    package func removedGradientShare(from u: Activation, to dx: Activation, _ workers: WorkerThreads) -> Double? {
        nil
    }
    /// Forward the input is read for the statistics, read again, and the output written; backward input and gradient are
    /// read for the sums, read again, and the input's gradient written.
    package var traffic: (forward: Int, backward: Int) { (3, 5) }
    /// None: the operation adds the skip before it normalizes.
    package var branchCoefficients: (a: AlignedStorage, b: AlignedStorage)? { nil }
}

/// The properties from which an operator of a normalizer is made.
package struct NormalizerSetting {
    /// The layer's name, with which the names of its parameters begin.
    let name: String
    /// The shape of input and output.
    package let shape: ActivationShape
    /// Channels per group, if the normalizer uses groups.
    let groupSize: Int
    /// Whether GroupNorm, the InstanceNorm part of EvoNorm-B0, and EvoNorm-S0 use sample variances, as the paper's
    /// published code does.
    let publishedCodeVariances: Bool
    /// The gain of a residual branch, which is applied to the normalized values.
    let branchGain: Parameter?

    /// A parameter of one number per channel.
    func perChannel(_ suffix: String, _ role: Parameter.Role, value: Float) -> Parameter {
        Parameter("\(name).\(suffix)", role, shape: [1, shape.channels, 1, 1], value: value)
    }

    /// Room for one number per plane and lane.
    func planeLanes() -> AlignedStorage { AlignedStorage(count: shape.planes * ChannelBlock.width) }
    /// Room for one number per channel, padded to whole blocks.
    func channelLanes() -> AlignedStorage { AlignedStorage(count: shape.blocks * ChannelBlock.width) }
}

extension NormalizerDefinition {
    func makeOperator(_ setting: NormalizerSetting, activationName: String) -> any NormalizerOperator {
        switch operation {
        case .identity:
            AffineOperator(setting, statistics: nil, activation: activation, activationName: activationName)
        case .linear(let linear):
            AffineOperator(setting, statistics: linear, activation: activation, activationName: activationName)
        case .declared(let operation):
            operation.makeOperator(setting, activation: activation, activationName: activationName)
        case .custom(let operation):
            operation.makeOperator(setting, activation: activation, activationName: activationName)
        }
    }
}

extension DeclaredOperation {
    func makeOperator(
        _ setting: NormalizerSetting, activation: ActivationFunction, activationName: String
    ) -> any NormalizerOperator {
        fitsKernels
            ? CoefficientOperator(setting, self, activation: activation, activationName: activationName)
            : ElementwiseOperator(setting, self, activation: activation, activationName: activationName)
    }
}
