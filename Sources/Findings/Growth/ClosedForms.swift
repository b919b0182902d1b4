import Networks
import Theory

/// Which closed forms describe a normalizer in a network without skips. Derivations: docs/science.md, "Closed forms".
struct ClosedForms {
    /// Of the cosine similarity.
    enum Similarity {
        /// c ← κ(c): nothing takes the mean away.
        case arcCosine
        /// A number that similarity tends to, whatever it starts from.
        case fixedPoint(Double)
        /// The recursion with fluctuating standard deviations, of a group size.
        case groupMeanField
        /// The same without centring.
        case filterResponseMeanField
    }

    /// Of the growth of the squared gradient norm.
    enum Growth {
        /// What padding leaves.
        case padding
        /// None at all: what padding takes from the gradient, it takes from the variance too.
        case constant
        /// The weights' π/(π − 1), and what padding leaves.
        case weights
        /// Division by the batch's deviation.
        case batchNorm
        /// Division by the deviation of one sample's map.
        case instanceNorm
        /// The mean field of groups.
        case groupMeanField
        /// The same without centring.
        case filterResponseMeanField
    }

    /// nil where there is none.
    let similarity: Similarity?
    /// nil where there is none.
    let growth: Growth?

    /// What is known of the built-in normalizers. Variance Normalization's growth hangs on the images' contrast, and the
    /// EvoNorms are not linear: they have no form.
    private static let table: [Normalizer: ClosedForms] = [
        .none: ClosedForms(similarity: .arcCosine, growth: .padding),
        .batchNorm: ClosedForms(similarity: .fixedPoint(BatchNormMeanField.infinite.cosine), growth: .batchNorm),
        .layerNorm: ClosedForms(similarity: .arcCosine, growth: .constant),
        .instanceNorm: ClosedForms(
            similarity: .fixedPoint(BatchNormMeanField.infinite.cosine), growth: .instanceNorm),
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

    /// The normalizers that the table holds.
    static var known: Set<Normalizer> { Set(table.keys) }

    /// The forms of a normalizer; none of one that the table does not hold.
    static func of(_ normalizer: Normalizer) -> ClosedForms {
        table[normalizer] ?? ClosedForms(similarity: nil, growth: nil)
    }
}
