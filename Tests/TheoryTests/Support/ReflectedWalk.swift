import Foundation

/// The identity of F. Spitzer (1956) for y ← relu(y + f), f ~ N(0, 1), as a reference: after n steps from zero
/// E y = Σ 1/√(2πk) and E y² = n/2 + Σ_{j+k≤n} 1/(2π√(jk)), sums over 1 ≤ k ≤ n.
enum ReflectedWalk {
    static func mean(steps: Int) -> Double {
        (0..<steps).reduce(0) { $0 + 1 / (2 * Double.pi * Double($1 + 1)).squareRoot() }
    }

    static func secondMoment(steps: Int) -> Double {
        var sum = Double(steps) / 2
        for j in stride(from: 1, to: steps, by: 1) {
            for k in 1...(steps - j) { sum += 1 / (2 * Double.pi * Double(j * k).squareRoot()) }
        }
        return sum
    }

    static func variance(steps: Int) -> Double {
        let mean = mean(steps: steps)
        return secondMoment(steps: steps) - mean * mean
    }
}
