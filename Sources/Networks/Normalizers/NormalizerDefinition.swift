/// What a normalizer does, as a value: the operation on activations, the activation function behind it, and how the
/// weights of the convolution before it are parameterized.
package struct NormalizerDefinition: Hashable, Sendable {
    /// The operation on activations.
    package enum Operation: Sendable {
        /// y = x.
        case identity
        /// One of the layers that are linear once their statistics are known.
        case linear(LinearStatistics)
        /// An operation that is not of that algebra, and brings its own operator.
        case custom(any NormalizerOperation)
    }

    /// What happens to the output of a convolution.
    package let operation: Operation
    /// The activation function behind it.
    package let activation: ActivationFunction
    /// How the weights of the convolution before it are parameterized.
    package let weights: WeightParameterization

    /// A definition.
    package init(
        operation: Operation, activation: ActivationFunction = .rectifier, weights: WeightParameterization = .plain
    ) {
        self.operation = operation
        self.activation = activation
        self.weights = weights
    }
}

/// Six of the paper's ten layers in one formula, with S the set that statistics are taken over:
///
///     y = gamma (x - c mean_S(x)) / sqrt(mean_S((x - d mean_S(x))^2) + eps) + beta
///
/// c is `centres`; d is 1 for `.centred`, 0 for `.rootMeanSquare`; with `.none` nothing is divided. Variances are
/// population variances. gamma and beta are one number a channel.
package struct LinearStatistics: Hashable, Sendable {
    /// The set S.
    package enum Set: Hashable, Sendable {
        /// Batch, height and width, channel by channel; running statistics in evaluation mode.
        case batchAndSpace
        /// Height, width and some channels of one sample; training and evaluation mode are the same.
        case sampleChannels(Channels)
    }

    package enum Channels: Hashable, Sendable {
        case one, all
        /// As the network's `Grouping` says.
        case grouped
    }

    /// What is divided by.
    package enum Deviation: String, Encodable, Hashable, Sendable {
        case none
        case centred
        case rootMeanSquare = "root-mean-square"
    }

    package enum Epsilon: Hashable, Sendable {
        case fixed(Double)
        /// |eps|, one trained number a layer, which starts at this value.
        case learnable(Double)
    }

    package let set: Set
    package let centres: Bool
    package let deviation: Deviation
    package let epsilon: Epsilon

    package init(set: Set, centres: Bool, deviation: Deviation, epsilon: Epsilon) {
        self.set = set
        self.centres = centres
        self.deviation = deviation
        self.epsilon = epsilon
    }
}

/// The pointwise function behind a normalizer, y = scale max(x, threshold) + shift.
package enum ActivationFunction: String, Encodable, Hashable, Sendable {
    case identity
    /// max(x, 0).
    case rectifier
    /// sqrt(2 pi / (pi - 1)) (max(x, 0) - 1 / sqrt(2 pi)): mean 0 and variance 1 for a standard normal x (Arpit, Zhou,
    /// Kota, Govindaraju 2016, "Normalization propagation").
    case scaledRectifier = "scaled-rectifier"
    /// max(x, tau) with one trained tau a channel, which starts at 0 (Singh and Krishnan 2019, "Filter response
    /// normalization layer").
    case thresholdedLinearUnit = "thresholded-linear-unit"
}
