/// The definition of a normalizer as a value: the operation on activations, the activation function that follows it,
/// and the parameterization of the preceding convolution's weights.
package struct NormalizerDefinition: Hashable, Sendable {
    /// The operation on activations.
    package enum Operation: Sendable {
        /// y = x.
        case identity
        /// A normalization that is linear for given statistics.
        case linear(LinearStatistics)
        /// Steps from the algebra of normalizers that are none of the above.
        case declared(DeclaredOperation)
        /// Any other operation, which supplies its own operator.
        case custom(any NormalizerOperation)
    }

    /// The operation on the output of a convolution.
    package let operation: Operation
    /// The activation function that follows it.
    package let activation: ActivationFunction
    /// The parameterization of the preceding convolution's weights.
    package let weights: WeightParameterization
    /// The place in a residual block.
    let placement: NormalizerPlacement
    /// The initial value of a trained gain on every residual branch; none if nil, unless the network has SkipInit.
    let branchGain: Double?

    /// Makes a definition; by default a rectifier follows, weights are not reparameterized, and the network's blocks are
    /// as they are otherwise.
    package init(
        operation: Operation, activation: ActivationFunction = .rectifier, weights: WeightParameterization = .plain,
        placement: NormalizerPlacement = .afterConvolution, branchGain: Double? = nil
    ) {
        self.operation = operation
        self.activation = activation
        self.weights = weights
        self.placement = placement
        self.branchGain = branchGain
    }

    /// Whether a residual block adds the skip between normalizer and activation. Otherwise it normalizes the sum.
    var addsSkipBeforeActivation: Bool {
        operation.addsSkipBeforeActivation && placement != .afterAddition
    }
}
