import Foundation

/// The scale on which a mean is taken and from which it is transformed back.
///
/// A ratio or a norm is averaged on its logarithm, a proportion or a cosine in (0, 1) on its logit: there the sampling
/// distribution is closer to normal, and an interval cannot leave the domain.
package enum Transformation: String, CaseIterable, Sendable {
    /// The value itself.
    case identity
    /// ln x, for x > 0.
    case logarithm
    /// ln(x/(1 − x)), for 0 < x < 1.
    case logit

    /// The transformed value; `nil` outside the domain (logarithm: x > 0; logit: 0 < x < 1).
    package func apply(_ value: Double) -> Double? {
        switch self {
        case .identity: value
        case .logarithm: value > 0 ? log(value) : nil
        case .logit: value > 0 && value < 1 ? log(value) - log1p(-value) : nil
        }
    }

    /// The value whose transform is `transformed`.
    package func invert(_ transformed: Double) -> Double {
        switch self {
        case .identity: transformed
        case .logarithm: exp(transformed)
        // Each branch exponentiates a negative number, so neither overflows.
        case .logit: transformed >= 0 ? 1 / (1 + exp(-transformed)) : exp(transformed) / (1 + exp(transformed))
        }
    }
}
