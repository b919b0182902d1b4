import Foundation

/// The standard normal distribution.
enum StandardNormal {
    /// P(Z ≤ z), accurate in the lower tail.
    static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }
}

/// Student's t distribution.
package struct StudentT: Sendable {
    /// The degrees of freedom ν, positive.
    let degreesOfFreedom: Double

    /// Makes the distribution.
    ///
    /// - Precondition: ν > 0.
    package init(degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 0, "Student's t needs positive degrees of freedom, not \(degreesOfFreedom)")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// P(T ≤ t) = ½ I_{ν/(ν+t²)}(ν/2, ½) for t < 0, and its mirror image above.
    func cumulative(_ t: Double) -> Double {
        let square = t * t
        let x = degreesOfFreedom / (degreesOfFreedom + square)
        let complement = square / (degreesOfFreedom + square)
        let tail = 0.5 * SpecialFunctions.regularizedBeta(x, complement: complement, degreesOfFreedom / 2, 0.5)
        return t < 0 ? tail : 1 - tail
    }

    /// The t with P(T ≤ t) = `probability`, for 0 < probability < 1.
    package func quantile(_ probability: Double) -> Double {
        precondition(probability > 0 && probability < 1, "a quantile needs 0 < p < 1, not \(probability)")
        if probability > 0.5 { return -quantile(1 - probability) }
        if probability == 0.5 { return 0 }
        return SpecialFunctions.root { cumulative($0) - probability }
    }
}
