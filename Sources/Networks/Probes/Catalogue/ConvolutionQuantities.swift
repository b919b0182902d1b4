extension Quantity {
    /// The sample standard deviation over batch and space of each channel, averaged over channels.
    package static let standardDeviation = Quantity(
        "standard-deviation", of: .convolution,
        .output { $0.moments.sampleVariances.flatMap { ChannelMoments.finiteMean($0.map { $0.squareRoot() }) } })

    /// The Frobenius norm over the whole batch of the loss gradient with respect to the convolution's output.
    package static let gradientNorm = Quantity(
        "gradient-norm", of: .convolution,
        .gradient { gradient, workers in
            let norm = gradient.sumOfSquares(workers).squareRoot()
            return norm.isFinite ? norm : nil
        })

    /// The correlation between two positions of one sample, (S mean m² − q) / ((S − 1) q); undefined if S = 1.
    package static let sameSampleCorrelation = Quantity(
        "same-sample-correlation", of: .convolution, .output { $0.moments.sameSampleCorrelation })

    /// The correlation between two samples: the mean of m_n m_n' over channels and pairs n ≠ n', divided by q.
    package static let crossSampleCorrelation = Quantity(
        "cross-sample-correlation", of: .convolution, .output { $0.moments.crossSampleCorrelation })

    /// The mean of 1 / (variance + eps) over the statistic sets of the normalizer that follows the convolution.
    package static let inverseVariance = Quantity("inverse-variance", of: .convolution, .inverseVariance)

    /// 1 − Σ σ² |dx|² / Σ |u|², sums over everything: what centring and projecting take from the squared gradient in the
    /// backward pass of the normalizer behind the convolution. u is the gradient at the normalized values
    /// x̂ = (x − μ)/σ, dx that at x. Undefined where the mean stays though the variance is centred (VarianceNorm), for the
    /// EvoNorms, and where no activation is normalized.
    package static let removedGradientShare = Quantity(
        "removed-gradient-share", of: .convolution, .removedGradientShare, isMeasuredInTraining: false)
}
