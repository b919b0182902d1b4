import Foundation

/// Moments of normal and rectified normal variables, from which every closed form of this module is built.
enum GaussianMoments {
    /// φ(t) = exp(−t²/2)/√(2π), the density of the standard normal.
    static func density(_ t: Double) -> Double { exp(-t * t / 2) / (2 * Double.pi).squareRoot() }

    /// Φ(t), the distribution function of the standard normal; accurate in both tails.
    static func cumulative(_ t: Double) -> Double { 0.5 * erfc(-t * 0.5.squareRoot()) }

    /// E[relu(z)] for z ~ N(mean, deviation²): μΦ(μ/s) + sφ(μ/s); relu(mean) at deviation 0.
    static func rectifiedMean(mean: Double, deviation: Double) -> Double {
        guard deviation > 0 else { return max(mean, 0) }
        let t = mean / deviation
        return mean * cumulative(t) + deviation * density(t)
    }

    /// E[relu(z)²] for z ~ N(mean, deviation²): (μ² + s²)Φ(μ/s) + μsφ(μ/s); relu(mean)² at deviation 0.
    static func rectifiedSecondMoment(mean: Double, deviation: Double) -> Double {
        guard deviation > 0 else { return mean > 0 ? mean * mean : 0 }
        let t = mean / deviation
        return (mean * mean + deviation * deviation) * cumulative(t) + mean * deviation * density(t)
    }

    /// P(z > 0, z' > 0) for two standard normals of correlation c: 1/4 + arcsin(c)/2π (W. Sheppard, 1899).
    static func jointPositiveProbability(_ correlation: Double) -> Double {
        0.25 + asin(correlation) / (2 * Double.pi)
    }
}
