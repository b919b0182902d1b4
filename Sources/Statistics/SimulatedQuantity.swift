import Foundation
import Random

/// A quantity with a known true value, and the population from which a study of coverage draws seeds.
package struct SimulatedQuantity: Sendable, CustomStringConvertible {
    /// The name in the report's table.
    package let description: String
    /// The true value: the quantity computed from the population's mean row.
    let truth: Double
    /// One seed's row of values.
    let row: @Sendable (inout RandomStream) -> [Double]
    /// The quantity of a mean row; nil if it is undefined.
    let statistic: @Sendable ([Double]) -> Double?

    /// The mean of normal values: what Student's interval assumes.
    static let normalMean = SimulatedQuantity(
        description: "mean, normal", truth: 0, row: { [$0.nextNormal()] }, statistic: { $0[0] })

    /// The mean of values of skewness 1/2: (z + a(z² − 1))/√(1 + 2a²), z normal, of skewness (6a + 8a³)/(1 +
    /// 2a²)^{3/2}.
    static let skewedMean = SimulatedQuantity(
        description: "mean, skewness 1/2", truth: 0,
        row: { stream in
            let (z, a) = (stream.nextNormal(), 0.0843177)
            return [(z + a * (z * z - 1)) / (1 + 2 * a * a).squareRoot()]
        }, statistic: { $0[0] })

    /// The mean, not the geometric one, of log-normal values exp(z/2), of coefficient of variation 0.53.
    static let logNormalMean = SimulatedQuantity(
        description: "mean, log-normal", truth: exp(1 / 8), row: { [exp($0.nextNormal() / 2)] },
        statistic: { $0[0] })

    /// The ratio of two means with correlation 0.25 and coefficients of variation 0.3, as the growth of an added layer
    /// in a deep network over that in a shallow one.
    static let ratioOfMeans = SimulatedQuantity(
        description: "ratio of two means", truth: 1,
        row: { stream in
            let shared = 0.5 * stream.nextNormal()
            return (0..<2).map { _ in 1 + 0.3 * (shared + 0.75.squareRoot() * stream.nextNormal()) }
        }, statistic: { $0[0] > 0 ? $0[1] / $0[0] : nil })

    /// R² of a seed-averaged curve that is nearly a line, as the stable rank over √(64/G), G = 1 to 64: a seed shifts
    /// the whole curve by 0.1 and each point by 0.06, standard deviations. The truth is 0.990.
    static let lineRSquared: SimulatedQuantity = {
        let curve = [2.64, 2.11, 1.73, 1.48, 1.34, 1.265, 1.25]
        let line = StraightLine(positions: (0...6).map { Double(1 << (6 - $0)).squareRoot() })
        return SimulatedQuantity(
            description: "R² of a seed-averaged line", truth: line.rSquared(curve),
            row: { stream in
                let shift = 0.1 * stream.nextNormal()
                return curve.map { $0 + shift + 0.06 * stream.nextNormal() }
            }, statistic: line.rSquared)
    }()

    /// R² of a seed-averaged curve over nine blocks, as the activation variance of a residual stage: a seed scales the
    /// whole curve by a fifth and adds a random walk of 0.12 per block, standard deviations. Its noise is more than its
    /// misfit, as under LayerNorm. The truth is 0.993.
    static let stageRSquared: SimulatedQuantity = {
        let curve = (1...9).map { 0.4 + 0.25 * pow(Double($0), 0.7) }
        let line = StraightLine(positions: (1...9).map(Double.init))
        return SimulatedQuantity(
            description: "R² of a seed-averaged stage", truth: line.rSquared(curve),
            row: { stream in
                let scale = 1 + 0.2 * stream.nextNormal()
                var walk = 0.0
                return curve.map { value in
                    walk += 0.12 * stream.nextNormal()
                    return value * scale + walk
                }
            }, statistic: line.rSquared)
    }()

    /// R² for many curves over the same positions: `LineFit` checks and fits more than a million curves can afford.
    struct StraightLine: Sendable {
        /// Centred and of unit length.
        private let positions: [Double]

        init(positions: [Double]) {
            let mean = positions.reduce(0, +) / Double(positions.count)
            let length = positions.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
            self.positions = positions.map { ($0 - mean) / length }
        }

        /// The squared length along the positions over the squared deviations from the mean.
        @Sendable func rSquared(_ values: [Double]) -> Double {
            var (sum, squares, along) = (0.0, 0.0, 0.0)
            for index in values.indices {
                let value = values[index]
                sum += value
                squares += value * value
                along += positions[index] * value
            }
            return along * along / (squares - sum * sum / Double(values.count))
        }
    }
}
