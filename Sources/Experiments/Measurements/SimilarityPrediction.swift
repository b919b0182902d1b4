import Foundation
import Networks
import Theory

/// What theory says of the cosine similarity of a network without skips, layer by layer. A recursion starts from what was
/// measured of the first layer's activations, since the images' own similarity lies outside the theory.
public struct SimilarityPrediction: Sendable {
    /// Which theory it is.
    public enum Form: String, CaseIterable, Sendable {
        /// c ← κ(c), without normalizer and with LayerNorm.
        case arcCosine = "arc-cosine"
        /// 1/π where a normalizer or the weights take the mean away before the rectifier, 0 where they do after it.
        case fixedPoint = "fixed-point"
        /// The recursion with fluctuating standard deviations: GroupNorm and Filter Response Norm.
        case meanField = "mean-field"
    }

    public let form: Form
    /// By layer; nil of the first layer, from which the theory starts.
    public let cosines: [Double?]
    /// The growth of the squared gradient norm through each layer's normalizer; nil where this theory has none.
    public let gradientGrowths: [Double?]

    /// nil where the normalizer has no closed form: Variance Norm and the EvoNorms.
    public init?(_ ensemble: Ensemble) {
        let later = ensemble.curve(.cosineSimilarity).layerCount - 1
        guard later > 0, let start = ensemble.firstCorrelations else { return nil }
        func constant(_ value: Double) -> [Double?] { [nil] + Array(repeating: value, count: later) }
        let field: GroupMeanField
        switch ensemble.network.normalizer {
        case .none, .layerNorm:
            form = .arcCosine
            cosines = [nil] + ArcCosineKernel.cosines(layers: later, after: start.crossSample)
            gradientGrowths = constant(1)
            return
        case .batchNorm, .instanceNorm, .scaledWeightStandardization, .meanCentering:
            form = .fixedPoint
            cosines = constant(BatchNormMeanField.infinite.cosine)
            gradientGrowths = []
            return
        case .weightNorm:
            form = .fixedPoint
            cosines = constant(WeightNormalization.cosine)
            gradientGrowths = []
            return
        case .varianceNorm, .evoNormB0, .evoNormS0:
            return nil
        case .groupNorm:
            guard case .size(let size) = ensemble.network.grouping else { return nil }
            field = .groupNorm(groupSize: size)
        case .filterResponseNorm:
            field = .filterResponseNorm
        }
        form = .meanField
        let layers = field.layers(later, from: start)
        cosines = [nil] + layers.map(\.cosine)
        gradientGrowths = [nil] + layers.map(\.gradientGrowth)
    }

    /// How far the measured means lie from it.
    public func misfit(_ ensemble: Ensemble) -> Misfit? {
        let means = ensemble.curve(.cosineSimilarity).summary().mean
        return Misfit(
            theory: cosines, measured: means.map { $0.isFinite ? $0 : nil }, measure: .absolute)
    }

    /// λ as the theory has it: half the mean of ln g over the layers that a measured λ is taken over.
    public func gradientExponent(_ growth: GradientGrowth) -> Double? {
        let layers = growth.steps.filter { $0.stride == 1 }.map(\.layer)
        let rates = layers.compactMap { layer in
            gradientGrowths.indices.contains(layer - 1) ? gradientGrowths[layer - 1].map { log($0) / 2 } : nil
        }
        return rates.count == layers.count ? rates.reduce(0, +) / Double(rates.count) : nil
    }
}

extension Ensemble {
    /// Where a theory starts: the cosine that was measured after the first layer, averaged over seeds. Two positions of one
    /// sample are taken to share as much as two samples do, which the correlations of the second convolution's output bear
    /// out within a few hundredths. nil where it is undefined in every seed.
    var firstCorrelations: ActivationCorrelations? {
        let cosines = curve(.cosineSimilarity).layer(0)
        guard !cosines.isEmpty else { return nil }
        let mean = cosines.reduce(0, +) / Double(cosines.count)
        let cosine = min(max(mean, -1), 1)
        return ActivationCorrelations(sameSample: cosine, crossSample: cosine)
    }
}
