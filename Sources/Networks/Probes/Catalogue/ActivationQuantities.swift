extension Quantity {
    /// The sample variance over batch and space of each channel, averaged over channels.
    package static let activationVariance = Quantity(
        "activation-variance", of: .activation,
        .output { $0.moments.sampleVariances.flatMap(ChannelMoments.finiteMean) })

    /// The cosine between the activations of two samples, averaged over ordered pairs of different samples.
    package static let cosineSimilarity = Quantity(
        "cosine-similarity", of: .activation, .output { $0.directions?.meanCosine() })

    /// The stable rank tr M / λ_max of the matrix M of cosines between samples, which is batch / λ_max.
    package static let stableRank = Quantity(
        "stable-rank", of: .activation, .output { $0.cosines?.stableRank }, isMeasuredInTraining: false)

    /// The participation ratio (tr M)² / ‖M‖_F² of the matrix M of cosines between samples.
    package static let participationRatio = Quantity(
        "participation-ratio", of: .activation, .output { $0.cosines?.participationRatio }, isMeasuredInTraining: false)

    /// The second moment q: the mean of x² over all values.
    package static let secondMoment = Quantity(
        "second-moment", of: .activation, .output { $0.moments.secondMoment })
}
