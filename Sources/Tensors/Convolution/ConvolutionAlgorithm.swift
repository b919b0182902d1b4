import CConvolution

/// The algorithm of a convolution. All compute the same sums but round differently.
package enum ConvolutionAlgorithm: String, CaseIterable, Hashable, Sendable {
    /// oneDNN's direct convolution.
    case direct
    /// Minimal filtering (Winograd's F(4x4, 3x3) and its relatives) in this package's kernels (see
    /// docs/convolution.md). The number of threads does not change its results.
    case winograd

    var request: nr_algorithm {
        switch self {
        case .direct: nr_algorithm_direct
        case .winograd: nr_algorithm_winograd
        }
    }

    /// The algorithm of the C interface; nil for `nr_algorithm_automatic`.
    init?(_ algorithm: nr_algorithm) {
        guard let match = Self.allCases.first(where: { $0.request == algorithm }) else { return nil }
        self = match
    }
}

/// The three computations of a convolutional layer.
package enum ConvolutionDirection: String, CaseIterable, Hashable, Sendable {
    /// The output.
    case forward
    /// The gradient of the input.
    case backwardData = "backward-data"
    /// The gradients of weights and bias.
    case backwardWeights = "backward-weights"

    var number: nr_direction {
        switch self {
        case .forward: nr_direction_forward
        case .backwardData: nr_direction_backward_data
        case .backwardWeights: nr_direction_backward_weights
        }
    }
}
