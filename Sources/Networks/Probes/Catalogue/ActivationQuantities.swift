extension Quantity {
    /// Sample variance over batch and space of each channel, averaged over channels.
    package static let activationVariance = Quantity(
        "activation-variance", of: .activation,
        .output { $0.moments.sampleVariances.flatMap(ChannelMoments.finiteMean) })

    /// Mean over ordered pairs of different samples of the cosine between their activations.
    package static let cosineSimilarity = Quantity(
        "cosine-similarity", of: .activation, .output { $0.directions?.meanCosine() })

    /// tr M / λ_max of the matrix M of those cosines, batch / λ_max.
    package static let stableRank = Quantity("stable-rank", of: .activation, .output { $0.cosines?.stableRank })

    /// (tr M)² / ‖M‖_F².
    package static let participationRatio = Quantity(
        "participation-ratio", of: .activation, .output { $0.cosines?.participationRatio })

    /// q.
    package static let secondMoment = Quantity(
        "second-moment", of: .activation, .output { $0.moments.secondMoment })
}
