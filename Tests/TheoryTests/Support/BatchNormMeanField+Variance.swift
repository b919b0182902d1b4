@testable import Theory

extension BatchNormMeanField {
    /// E σ² before the division, the pre-activations' second moment taken as 1: (1 − k)(N − 1)/N, and 1 − 1/π in the
    /// limit, where σ = √((π − 1)/π) = 0.826.
    var variance: Double { count.map { (1 - cosine) * Double($0 - 1) / Double($0) } ?? 1 - cosine }
}
