extension LayerDeclaration {
    /// The declaration of a definition; nil for an operation of its own that the algebra does not express.
    package init?(_ definition: NormalizerDefinition) {
        self.init(
            steps: [], activation: definition.activation, weights: definition.weights,
            placement: definition.placement, branchGain: definition.branchGain)
        switch definition.operation {
        case .identity: break
        case .linear(let linear): steps = [NormalizerStep(linear)]
        case .declared(let operation):
            steps = operation.steps
            centresActivation = operation.centresActivation
        case .custom(let operation):
            let deviation = NormalizerStep.Scaling.Spread.standardDeviation
            switch operation {
            case is EvoNormS0:
                steps = [
                    NormalizerStep(
                        scaling: .init([.group, .space], spread: deviation), pointwise: .sigmoidGate(start: 1))
                ]
            case is EvoNormB0:
                steps = [
                    NormalizerStep(
                        scaling: .init([.batch, .space], spread: deviation), pointwise: .maximum([.space], start: 1))
                ]
            default: return nil
            }
            placement = .afterAddition
        }
    }

    /// The same layer with everything that is trained held at its start: what it computes before training.
    private var atInitialization: LayerDeclaration {
        var frozen = self
        frozen.steps = steps.map { step in
            var step = step
            if case .learnable(let start) = step.scaling?.epsilon { step.scaling?.epsilon = .fixed(start) }
            step.affine = step.affine ?? .standard
            step.keepsRunningStatistics = true
            return step
        }
        // The threshold starts at zero.
        if activation == .thresholdedLinearUnit { frozen.activation = .rectifier }
        frozen.weights.gain = weights.gain ?? 1
        // A bias starts at zero.
        frozen.weights.hasBias = false
        return frozen
    }

    /// The built-in layer that has the same definition, and with it the same runs and bytes.
    package var sameBuiltIn: Normalizer? { Normalizer.builtIn.first { $0.definition == definition } }

    /// The built-in layers that compute the same before training, and not for ever.
    package var builtInAtInitialization: [Normalizer] {
        Normalizer.builtIn.filter { normalizer in
            guard normalizer.definition != definition, let other = LayerDeclaration(normalizer.definition) else {
                return false
            }
            return other.atInitialization == atInitialization
        }
    }
}

extension NormalizerStep {
    /// The step of a built-in layer's formula.
    init(_ linear: LinearStatistics) {
        let axes: StatisticAxes =
            switch linear.set {
            case .batchAndSpace: [.batch, .space]
            case .sampleChannels(.one): [.space]
            case .sampleChannels(.grouped): [.group, .space]
            case .sampleChannels(.all): [.channel, .space]
            }
        let spread: Scaling.Spread? =
            switch linear.deviation {
            case .none: nil
            case .centred: .standardDeviation
            case .rootMeanSquare: .rootMeanSquare
            }
        self.init(
            centring: linear.centres ? Centring(axes) : nil,
            scaling: spread.map { Scaling(axes, spread: $0, epsilon: linear.epsilon) })
    }
}
