import Foundation

/// The residual stream of a post-activation network whose branches are normalized: y ← relu(y + f), f ~ N(0, 1).
///
/// It is a random walk reflected at zero (D. Lindley, 1952). The law of y after n steps is that of the maximum of a free
/// walk of n steps, and the identity of F. Spitzer (1956) gives its moments:
/// E y = Σ 1/√(2πk), E y² = n/2 + Σ_{j+k≤n} 1/(2π√(jk)), sums over 1 ≤ k ≤ n.
/// The variance thus grows by 1 − 2/π = 0.363 a block in the end: not by 1, since the rectifier gives the stream a mean.
/// docs/science.md, "Residual blocks".
package enum ReflectedWalk {
    /// E y after `steps` steps from zero.
    package static func mean(steps: Int) -> Double {
        (0..<steps).reduce(0) { $0 + 1 / (2 * Double.pi * Double($1 + 1)).squareRoot() }
    }

    /// E y² after `steps` steps from zero; tends to `steps`.
    package static func secondMoment(steps: Int) -> Double {
        var sum = Double(steps) / 2
        for j in stride(from: 1, to: steps, by: 1) {
            for k in 1...(steps - j) { sum += 1 / (2 * Double.pi * Double(j * k).squareRoot()) }
        }
        return sum
    }

    /// Var y after `steps` steps from zero.
    package static func variance(steps: Int) -> Double {
        let mean = mean(steps: steps)
        return secondMoment(steps: steps) - mean * mean
    }

    /// The growth of the variance per block in the end, 1 − (2/π) r.
    ///
    /// - Parameter squaredMeanShare: r = (E s)²/E s², where the branch's root mean square s differs persistently between
    ///   images and positions; 1 where it does not.
    package static func limitingSlope(squaredMeanShare: Double = 1) -> Double {
        precondition(squaredMeanShare > 0 && squaredMeanShare <= 1, "(E s)²/E s² lies in (0, 1]: \(squaredMeanShare)")
        return 1 - 2 / Double.pi * squaredMeanShare
    }
}
