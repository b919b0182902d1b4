import Theory

/// The theoretical prediction of the cosine similarity of activations at each layer of a network without skip
/// connections. A recursion starts from the value measured at the first layer, since the theory does not cover the
/// similarity of the images themselves.
package struct SimilarityPrediction: Sendable {
    /// The forms of the prediction.
    package enum Form: String, CaseIterable, Sendable {
        /// The recursion c ← κ(c) of the arc-cosine kernel, without a normalizer and with LayerNorm.
        case arcCosine = "arc-cosine"
        /// A constant: 1/π if the normalizer or the weights remove the mean before the rectifier, 0 if after it.
        case fixedPoint = "fixed-point"
        /// The recursion with fluctuating standard deviations, for GroupNorm and Filter Response Normalization, and
        /// InstanceNorm's value for each map, which needs no start.
        case meanField = "mean-field"
        /// The recursion of linear statistics with mean divisors, for declared layers.
        case linearStatistics = "linear-statistics"
    }

    /// The form that applies to the network's normalizer.
    package let form: Form
    /// The predicted cosine at each layer; nil at the first, from which the theory starts.
    package let cosines: [Double?]

    /// Whether it goes on from the value measured at the first layer. What does not holds from the first layer on.
    package let isRecursion: Bool

    /// Computes the prediction for an ensemble's network. The result is nil if the normalizer has no closed form, if
    /// there is only one layer, or if the first layer's cosine is undefined.
    package init?(_ ensemble: Ensemble) {
        let later = ensemble.curve(.cosineSimilarity).layerCount - 1
        guard later > 0, let start = ensemble.firstCorrelations else { return nil }
        func constant(_ value: Double) -> [Double?] { [nil] + Array(repeating: value, count: later) }
        let field: GroupMeanField
        switch ClosedForms.of(ensemble.network.normalizer).similarity {
        case nil:
            return nil
        case .arcCosine:
            form = .arcCosine
            isRecursion = true
            cosines = [nil] + ArcCosineKernel.cosines(layers: later, after: start.crossSample)
            return
        case .fixedPoint(let cosine):
            form = .fixedPoint
            isRecursion = false
            cosines = constant(cosine)
            return
        case .instanceNorm:
            form = .meanField
            isRecursion = false
            let heights = ensemble.curve(.cosineSimilarity).heights
            cosines = [nil] + InstanceNormMeanField.cosines(positions: heights.dropFirst().map { $0 * $0 })
            return
        case .groupMeanField:
            guard case .size(let size) = ensemble.network.grouping else { return nil }
            field = .groupNorm(groupSize: size)
        case .filterResponseMeanField:
            field = .filterResponseNorm
        case .linearStatistics(let chain):
            let state = LinearStatisticsNormalizer.State(correlations: start)
            guard let layers = chain.layers(later, groupSize: ensemble.network.groupSize, from: state) else {
                return nil
            }
            form = .linearStatistics
            isRecursion = true
            cosines = [nil] + layers.map(\.state.correlations.crossSample)
            return
        }
        form = .meanField
        isRecursion = true
        cosines = [nil] + field.layers(later, from: start).map(\.cosine)
    }

    /// The absolute deviation of the measured means over seeds from the prediction.
    package func misfit(_ ensemble: Ensemble) -> Misfit? {
        let means = ensemble.curve(.cosineSimilarity).summary().mean
        return Misfit(
            theory: cosines, measured: means.map { $0.isFinite ? $0 : nil }, measure: .absolute)
    }
}

extension Ensemble {
    /// The correlations from which a theory starts: the cosine measured after the first layer, averaged over seeds; nil
    /// if it is undefined for every seed.
    ///
    /// The correlation between two positions of one sample is taken to equal that between two samples: on images the
    /// two differ by a few hundredths at most at the output of the second convolution.
    var firstCorrelations: ActivationCorrelations? {
        let cosines = curve(.cosineSimilarity).layer(0)
        guard !cosines.isEmpty else { return nil }
        let cosine = min(max(cosines.mean, -1), 1)
        return ActivationCorrelations(sameSample: cosine, crossSample: cosine)
    }
}
