import Foundation

/// The law of a rectified variable: an atom at zero and a density above, propagated through residual blocks by
/// quadrature.
///
/// The density is kept at Gauss–Legendre nodes in units of the root mean square, so that an exploding scale costs no
/// digits.
struct RectifiedLaw {
    /// Reaches ten root mean squares, beyond which these laws (Gaussian tails) hold less than rounding.
    private static let rule = GaussLegendreRule(count: 128, from: 0, to: 10)

    /// E x.
    let mean: Double
    /// E x².
    let secondMoment: Double
    /// P(x = 0).
    private let atom: Double
    /// The density of x/√secondMoment at the nodes.
    private let densities: [Double]

    /// Var x.
    var variance: Double { secondMoment - mean * mean }

    /// relu(z) for z ~ N(0, deviation²).
    init(rectifyingNormalOfDeviation deviation: Double) {
        mean = GaussianMoments.rectifiedMean(mean: 0, deviation: deviation)
        secondMoment = GaussianMoments.rectifiedSecondMoment(mean: 0, deviation: deviation)
        atom = 0.5
        let unit = secondMoment.squareRoot() / deviation
        densities = Self.rule.nodes.map { unit * GaussianMoments.density(unit * $0) }
    }

    /// relu(gain x − offset + noise) for x of the given law and independent noise ~ N(0, deviation²), deviation > 0.
    init(rectifying law: RectifiedLaw, gain: Double, offset: Double, noiseDeviation: Double) {
        precondition(noiseDeviation > 0, "without noise the law would need interpolation")
        let unit = law.secondMoment.squareRoot()
        let (nodes, weights) = (Self.rule.nodes, Self.rule.weights)
        // The law of gain x − offset as a discrete mixture: the atom first.
        let centres = [-offset] + nodes.map { gain * unit * $0 - offset }
        let masses = [law.atom] + zip(weights, law.densities).map { $0 * $1 }
        func expectation(_ function: (Double) -> Double) -> Double {
            var sum = 0.0
            for index in centres.indices { sum += masses[index] * function(centres[index]) }
            return sum
        }
        mean = expectation { GaussianMoments.rectifiedMean(mean: $0, deviation: noiseDeviation) }
        secondMoment = expectation { GaussianMoments.rectifiedSecondMoment(mean: $0, deviation: noiseDeviation) }
        atom = expectation { GaussianMoments.cumulative(-$0 / noiseDeviation) }
        let newUnit = secondMoment.squareRoot()
        densities = nodes.map { node in
            let value = newUnit * node
            return expectation { GaussianMoments.density((value - $0) / noiseDeviation) } * newUnit / noiseDeviation
        }
    }
}
