import Networks
import Theory

/// The closed forms that describe a normalizer in a network without skip connections. The derivations are in
/// docs/science.md, "Closed forms".
struct ClosedForms {
    /// The form of the cosine similarity.
    enum Similarity {
        /// The recursion c ← κ(c), if the mean is not removed.
        case arcCosine
        /// A constant to which the similarity tends from any start.
        case fixedPoint(Double)
        /// A value for the size of each layer's own map, which the layers before do not change.
        case instanceNorm
        /// The recursion with fluctuating standard deviations, for a given group size.
        case groupMeanField
        /// The recursion with fluctuating root mean squares, without centring.
        case filterResponseMeanField
        /// The recursion of linear statistics, with every divisor replaced by its mean.
        case linearStatistics(LinearStatisticsChain)
    }

    /// The form of the growth of the squared gradient norm.
    enum Growth {
        /// The padding factor alone.
        case padding
        /// No growth: the padding reduces the variance and the gradient alike.
        case constant
        /// The factor π/(π − 1) of the weights times the padding factor.
        case weights
        /// Division by the standard deviation over the batch.
        case batchNorm
        /// Division by the standard deviation over one sample's feature map.
        case instanceNorm
        /// The mean-field theory for groups of channels.
        case groupMeanField
        /// The mean-field theory without centring.
        case filterResponseMeanField
        /// The recursion of linear statistics, with every divisor replaced by its mean.
        case linearStatistics(LinearStatisticsChain)
    }

    /// The form of the cosine similarity; nil if there is none.
    let similarity: Similarity?
    /// The form of the gradient's growth; nil if there is none.
    let growth: Growth?

    /// The forms of the built-in normalizers. Variance Normalization has none for the growth, which depends on the
    /// contrast of the images, and the EvoNorms have none because they are not linear.
    static let table: [Normalizer: ClosedForms] = [
        .none: ClosedForms(similarity: .arcCosine, growth: .padding),
        .batchNorm: ClosedForms(similarity: .fixedPoint(BatchNormMeanField.infinite.cosine), growth: .batchNorm),
        .layerNorm: ClosedForms(similarity: .arcCosine, growth: .constant),
        .instanceNorm: ClosedForms(similarity: .instanceNorm, growth: .instanceNorm),
        .groupNorm: ClosedForms(similarity: .groupMeanField, growth: .groupMeanField),
        .filterResponseNorm: ClosedForms(similarity: .filterResponseMeanField, growth: .filterResponseMeanField),
        .varianceNorm: ClosedForms(similarity: nil, growth: nil),
        .evoNormB0: ClosedForms(similarity: nil, growth: nil),
        .evoNormS0: ClosedForms(similarity: nil, growth: nil),
        .weightNorm: ClosedForms(similarity: .fixedPoint(WeightNormalization.cosine), growth: .weights),
        .scaledWeightStandardization: ClosedForms(
            similarity: .fixedPoint(ScaledWeightStandardization.cosine), growth: .weights),
        .meanCentering: ClosedForms(
            similarity: .fixedPoint(BatchNormMeanField.infinite.cosine), growth: .padding),
    ]

    private static let byDefinition = Dictionary(uniqueKeysWithValues: table.map { ($0.key.definition, $0.value) })

    /// The forms of a normalizer: those of the built-in layer that it is, or of its statistics; none if there are none.
    static func of(_ normalizer: Normalizer) -> ClosedForms {
        if let known = byDefinition[normalizer.definition] { return known }
        if dividesByRootMeanSquares(normalizer.definition) {
            return ClosedForms(similarity: .filterResponseMeanField, growth: .filterResponseMeanField)
        }
        guard let chain = LinearStatisticsChain(normalizer.definition) else {
            return ClosedForms(similarity: nil, growth: nil)
        }
        return ClosedForms(similarity: .linearStatistics(chain), growth: .linearStatistics(chain))
    }

    /// Whether each channel is divided by its root mean square before a rectifier: over space, as in Filter Response
    /// Normalization before it has trained, or over batch and space. What all samples share is then what there the positions
    /// of one share: the same recursion, with the batch in place of the map.
    private static func dividesByRootMeanSquares(_ definition: NormalizerDefinition) -> Bool {
        guard let layer = LayerDeclaration(definition), layer.activation == .rectifier, definition.weights == .plain,
            layer.centresActivation == nil, layer.steps.count == 1, let step = layer.steps.first,
            step.centring == nil, step.pointwise == .none, step.affine == nil || step.affine == .standard,
            let scaling = step.scaling, scaling.spread == .rootMeanSquare
        else { return false }
        switch scaling.epsilon {
        case .fixed(let epsilon), .learnable(let epsilon):
            return [[[.space]], [[.batch, .space]]].contains(scaling.axes)
                && epsilon <= LinearStatisticsChain.largestEpsilon
        }
    }
}
