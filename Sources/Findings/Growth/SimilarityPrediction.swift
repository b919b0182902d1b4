import Theory

/// What theory says of the cosine similarity of a network without skips, layer by layer. A recursion starts from what was
/// measured of the first layer's activations, since the images' own similarity lies outside the theory.
package struct SimilarityPrediction: Sendable {
    /// Which theory it is.
    package enum Form: String, CaseIterable, Sendable {
        /// c ← κ(c), without normalizer and with LayerNorm.
        case arcCosine = "arc-cosine"
        /// 1/π where a normalizer or the weights take the mean away before the rectifier, 0 where they do after it.
        case fixedPoint = "fixed-point"
        /// The recursion with fluctuating standard deviations: GroupNorm and Filter Response Norm.
        case meanField = "mean-field"
    }

    package let form: Form
    /// By layer; nil of the first layer, from which the theory starts.
    package let cosines: [Double?]

    /// nil where the normalizer has no closed form.
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
            cosines = [nil] + ArcCosineKernel.cosines(layers: later, after: start.crossSample)
            return
        case .fixedPoint(let cosine):
            form = .fixedPoint
            cosines = constant(cosine)
            return
        case .groupMeanField:
            guard case .size(let size) = ensemble.network.grouping else { return nil }
            field = .groupNorm(groupSize: size)
        case .filterResponseMeanField:
            field = .filterResponseNorm
        }
        form = .meanField
        cosines = [nil] + field.layers(later, from: start).map(\.cosine)
    }

    /// How far the measured means lie from it.
    package func misfit(_ ensemble: Ensemble) -> Misfit? {
        let means = ensemble.curve(.cosineSimilarity).summary().mean
        return Misfit(
            theory: cosines, measured: means.map { $0.isFinite ? $0 : nil }, measure: .absolute)
    }
}

extension Ensemble {
    /// Where a theory starts: the cosine that was measured after the first layer, averaged over seeds. Two positions of one
    /// sample are taken to share as much as two samples do: on images the two correlations of the second convolution's
    /// output differ by a few hundredths at most. nil where it is undefined in every seed.
    package var firstCorrelations: ActivationCorrelations? {
        let cosines = curve(.cosineSimilarity).layer(0)
        guard !cosines.isEmpty else { return nil }
        let cosine = min(max(cosines.mean, -1), 1)
        return ActivationCorrelations(sameSample: cosine, crossSample: cosine)
    }
}
