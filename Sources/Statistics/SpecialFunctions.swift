import Foundation

/// The special functions that the distributions need and Foundation lacks.
enum SpecialFunctions {
    /// The regularized incomplete beta function I_x(a, b), for a, b > 0 and 0 ≤ x ≤ 1.
    ///
    /// The continued fraction of DLMF 8.17.22, evaluated by the modified Lentz method. It converges fast for
    /// x < (a + 1)/(a + b + 2); above, I_x(a, b) = 1 − I_{1−x}(b, a). `complement` is 1 − x, which the caller may know to
    /// more digits than the difference has.
    static func regularizedBeta(_ x: Double, complement: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard complement > 0 else { return 1 }
        if x > (a + 1) / (a + b + 2) { return 1 - regularizedBeta(complement, complement: x, b, a) }
        let logFront = a * log(x) + b * log(complement) + lgamma(a + b) - lgamma(a) - lgamma(b)
        return exp(logFront) / (a * betaFraction(x, a, b))
    }

    /// The continued fraction 1 + d₁/(1 + d₂/(1 + …)) of DLMF 8.17.22.
    private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        var value = 1.0
        var numerator = 1.0
        var denominator = 0.0
        for step in 1...10_000 {
            let m = Double(step / 2)
            let coefficient =
                step.isMultiple(of: 2)
                ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            denominator = 1 + coefficient * denominator
            if abs(denominator) < tiny { denominator = tiny }
            denominator = 1 / denominator
            numerator = 1 + coefficient / numerator
            if abs(numerator) < tiny { numerator = tiny }
            let change = numerator * denominator
            value *= change
            if abs(change - 1) < 1e-16 { break }
        }
        return value
    }

    /// The root of an increasing function by bisection, to the last bit; the bracket is widened from [−1, 1] first.
    static func root(ofIncreasing function: (Double) -> Double) -> Double {
        var low = -1.0
        var high = 1.0
        while function(low) > 0 { low *= 2 }
        while function(high) < 0 { high *= 2 }
        while true {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { return middle }
            if function(middle) < 0 { low = middle } else { high = middle }
        }
    }
}
