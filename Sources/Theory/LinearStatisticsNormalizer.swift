/// A normalizer that centres and divides by linear statistics, as it acts on the kernel of a wide random network.
///
/// The pre-activations' kernel splits into what all samples share (k_x), what the positions of one sample share beyond
/// that (k_s − k_x), and the detail of a position (1 − k_s). Such a layer retains the fractions a₀, a₁ and 1 of the
/// three and divides by the mean with weights d₀, d₁, d₂:
///
/// den = d₀k_x + d₁(k_s − k_x) + d₂(1 − k_s), num = a₀k_x + a₁(k_s − k_x) + 1 − k_s,
/// ρ_s = (a₀k_x + a₁(k_s − k_x))/num, ρ_x = a₀k_x/num, q' = num/den, g = 1/(q den).
///
/// After the rectifier k = κ(ρ). docs/science.md, "An algebra of normalizers".
package struct LinearStatisticsNormalizer: Hashable, Sendable {
    /// a₀, the retained fraction of the part that samples share; in [0, 1].
    let retainedShared: Double
    /// a₁, the retained fraction of the part that belongs to one sample; in [0, 1].
    let retainedSample: Double
    /// d₀, d₁, d₂ of the divisor's square; `nil` for a layer that does not divide.
    let divisor: Divisor?

    /// The weights of the three parts of the kernel in σ².
    package struct Divisor: Hashable, Sendable {
        /// d₀, of k_x.
        let shared: Double
        /// d₁, of k_s − k_x.
        let sample: Double
        /// d₂, of 1 − k_s.
        let detail: Double

        /// None is negative.
        package init(shared: Double, sample: Double, detail: Double) {
            precondition(
                shared >= 0 && sample >= 0 && detail >= 0, "weights of a variance: \(shared), \(sample), \(detail)")
            self.shared = shared
            self.sample = sample
            self.detail = detail
        }
    }

    /// - Parameters:
    ///   - retainedShared: a₀, in [0, 1].
    ///   - retainedSample: a₁, in [0, 1].
    ///   - divisor: the weights of σ²; `nil` for a layer that does not divide.
    package init(retainedShared: Double, retainedSample: Double, divisor: Divisor?) {
        precondition(
            (0...1).contains(retainedShared) && (0...1).contains(retainedSample),
            "retained fractions lie in [0, 1]: \(retainedShared), \(retainedSample)")
        self.retainedShared = retainedShared
        self.retainedSample = retainedSample
        self.divisor = divisor
    }

    /// A kernel with its scale: correlations at second moment 1, and the second moment.
    package struct State: Hashable, Sendable {
        /// k_s and k_x.
        package var correlations: ActivationCorrelations
        /// q, positive.
        package var secondMoment: Double

        /// White, with second moment 1, unless said otherwise.
        package init(correlations: ActivationCorrelations = .uncorrelated, secondMoment: Double = 1) {
            precondition(secondMoment > 0, "a second moment is positive, not \(secondMoment)")
            self.correlations = correlations
            self.secondMoment = secondMoment
        }
    }

    /// The kernel of normalized pre-activations, before the rectifier, and the growth g of the squared gradient norm.
    func normalize(_ state: State) -> (state: State, gradientGrowth: Double) {
        let shared = state.correlations.crossSample
        let sample = state.correlations.sameSample - shared
        let detail = 1 - state.correlations.sameSample
        let numerator = retainedShared * shared + retainedSample * sample + detail
        let correlations = ActivationCorrelations(
            sameSample: (retainedShared * shared + retainedSample * sample) / numerator,
            crossSample: retainedShared * shared / numerator)
        guard let divisor else {
            let scaled = State(correlations: correlations, secondMoment: state.secondMoment * numerator)
            return (scaled, 1)
        }
        let denominator = divisor.shared * shared + divisor.sample * sample + divisor.detail * detail
        return (
            State(correlations: correlations, secondMoment: numerator / denominator),
            1 / (state.secondMoment * denominator)
        )
    }

    /// One layer with several normalizers applied in turn before the rectifier (Batch-Channel Normalization is
    /// BatchNorm, then GroupNorm).
    package static func step(
        through chain: [LinearStatisticsNormalizer], _ state: State
    ) -> (state: State, gradientGrowth: Double) {
        var current = state
        var growth = 1.0
        for layer in chain {
            let (next, factor) = layer.normalize(current)
            current = next
            growth *= factor
        }
        current.correlations = ActivationCorrelations(
            sameSample: ArcCosineKernel.map(current.correlations.sameSample),
            crossSample: ArcCosineKernel.map(current.correlations.crossSample))
        return (current, growth)
    }
}
