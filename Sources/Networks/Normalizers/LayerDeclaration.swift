/// A layer in the algebra of normalizers: what a file declares.
///
/// Its `definition` is what a network is built from and what a run's key holds. A declaration of a layer that is built in
/// has the definition of the built-in layer, and therefore its runs, bytes and speed.
package struct LayerDeclaration: Hashable, Sendable {
    /// Steps on activations, at most two; none for a layer that acts on weights alone.
    package var steps: [NormalizerStep]
    /// The axes of the mean that is subtracted after the activation; none if nil.
    package var centresActivation: StatisticAxes?
    /// The activation function.
    package var activation: ActivationFunction
    /// The parameterization of the preceding convolution's weights.
    var weights: WeightParameterization
    /// The place in a residual block.
    package var placement: NormalizerPlacement
    /// The initial value of a trained gain on every residual branch; none if nil.
    package var branchGain: Double?

    /// Makes a declaration; by default a rectifier follows, and the layer stands after every convolution.
    package init(
        steps: [NormalizerStep], centresActivation: StatisticAxes? = nil, activation: ActivationFunction = .rectifier,
        weights: WeightParameterization = .plain, placement: NormalizerPlacement = .afterConvolution,
        branchGain: Double? = nil
    ) {
        self.steps = steps
        self.centresActivation = centresActivation
        self.activation = activation
        self.weights = weights
        self.placement = placement
        self.branchGain = branchGain
    }

    /// What a network is built from.
    package var definition: NormalizerDefinition {
        if let evoNorm {
            return NormalizerDefinition(
                operation: .custom(evoNorm), activation: activation, weights: weights, branchGain: branchGain)
        }
        return NormalizerDefinition(
            operation: operation, activation: activation, weights: weights, placement: placement,
            branchGain: branchGain)
    }

    private var operation: NormalizerDefinition.Operation {
        if let centresActivation { return .declared(DeclaredOperation(steps, centresActivation: centresActivation)) }
        if steps.isEmpty { return .identity }
        if steps.count == 1, let linear = LinearStatistics(steps[0]) { return .linear(linear) }
        return .declared(DeclaredOperation(steps))
    }

    /// One of the EvoNorms, if the declaration is its. They act on the sum of branch and skip.
    private var evoNorm: (any NormalizerOperation)? {
        guard steps.count == 1, centresActivation == nil, placement == .afterAddition, activation == .identity,
            let step = steps.first, step.centring == nil, step.affine == .standard, let scaling = step.scaling,
            scaling.spread == .standardDeviation, scaling.epsilon == .fixed(EvoNormParameters.epsilon)
        else { return nil }
        switch step.pointwise {
        case .sigmoidGate(start: 1) where scaling.axes == [[.group, .space]]: return EvoNormS0()
        case .maximum([.space], start: 1) where scaling.axes == [[.batch, .space]] && step.keepsRunningStatistics:
            return EvoNormB0()
        default: return nil
        }
    }
}

extension LinearStatistics {
    /// The step as the formula of the built-in layers; nil if it is none.
    init?(_ step: NormalizerStep) {
        let centring = step.centring
        let scaling = step.scaling
        guard step.pointwise == .none, step.affine == .standard,
            centring.map({ $0.axes.count == 1 && $0.amount == 1 }) ?? true,
            scaling.map({ $0.axes.count == 1 && $0.spread != .meanAbsoluteDeviation }) ?? true,
            let axes = centring?.axes[0] ?? scaling?.axes[0], (scaling?.axes[0] ?? axes) == axes,
            let set = Set(axes), set != .batchAndSpace || step.keepsRunningStatistics
        else { return nil }
        let deviation: Deviation =
            switch scaling?.spread {
            case nil: .none
            case .rootMeanSquare?: .rootMeanSquare
            case .standardDeviation?, .meanAbsoluteDeviation?: .centred
            }
        self.init(
            set: set, centres: centring != nil, deviation: deviation, epsilon: scaling?.epsilon ?? .fixed(0))
    }
}

extension LinearStatistics.Set {
    fileprivate init?(_ axes: StatisticAxes) {
        switch axes {
        case [.batch, .space]: self = .batchAndSpace
        case [.space]: self = .sampleChannels(.one)
        case [.group, .space]: self = .sampleChannels(.grouped)
        case [.channel, .space]: self = .sampleChannels(.all)
        default: return nil
        }
    }
}
