import Findings
import Networks
import Runs

/// The exponent λ of the gradient's growth toward the input in one run, and what it means.
package struct GradientExponent: Sendable {
    /// What becomes of gradients on their way to the first layer.
    package enum Stability: Sendable {
        /// λ lies between the bounds of the fourth claim.
        case stable
        /// λ is above them.
        case exploding
        /// λ is below them.
        case vanishing
    }

    /// The mean of ln(‖g_l‖ / ‖g_{l+1}‖) over interior layers whose convolution has stride 1.
    package let value: Double

    /// The exponent of a run; nil for residual networks, for shallow ones, and where a norm is zero or undefined.
    package init?(_ specification: RunSpecification, _ record: RunRecord) {
        guard case .initialization(let work) = specification.work, work.differentiates,
            case .convolutional? = try? specification.network.geometry()
        else { return nil }
        let ensemble = Ensemble(
            network: specification.network, batch: work.batch, seeds: [specification.seed], records: [record])
        guard let growth = try? GradientGrowth(ensemble), let exponent = growth.exponents.first else { return nil }
        value = exponent
    }

    /// The bounds within which gradients keep their size, as "−0.05 to 0.05".
    package static var stable: String { Threshold.noExplosion.region.description }

    /// What the exponent means. It has no interval, so it is compared as it is.
    package var stability: Stability {
        let region = Threshold.noExplosion.region
        if region.contains(value) { return .stable }
        return value > 0 ? .exploding : .vanishing
    }
}
