import Networks

/// The stable rank in a dense linear network with as many samples as channels, for each of some seeds.
package struct DenseLinearSelection: Hashable, Sendable {
    /// The network, of ``Architecture/denseLinear``.
    package let network: NetworkSpecification
    /// Samples of the input.
    package let samples: Int
    /// Seeds of input and weights.
    package let seeds: [UInt64]

    /// A selection.
    ///
    /// - Parameter groupSize: channels in a group, for normalizers that group.
    package init(_ normalizer: Normalizer, groupSize: Int? = nil, width: Int, depth: Int, seeds: [UInt64]) {
        network = NetworkSpecification(
            architecture: .denseLinear, normalizer: normalizer, grouping: groupSize.map { .size($0) }, depth: depth,
            width: width)
        samples = width
        self.seeds = seeds
    }
}
