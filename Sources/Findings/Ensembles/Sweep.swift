import Foundation
import Networks
import Statistics

/// A number of one network after another, as its group size or width is varied: a value a seed, paired by seed, since the
/// same seed gives all of them the same images.
package struct Sweep: Sendable {
    /// What is varied, in ascending order.
    package let positions: [Double]
    /// One at each position.
    package let ensembles: [Ensemble]
    /// By position, then by seed.
    package let values: [[Double]]

    /// - Parameter values: a network's number for every seed.
    package init(_ members: [(position: Double, ensemble: Ensemble)], values: (Ensemble) throws -> [Double]) rethrows {
        self.init(members, values: try members.map { try values($0.ensemble) })
    }

    /// - Parameter values: by network, then by seed.
    package init(_ members: [(position: Double, ensemble: Ensemble)], values: [[Double]]) {
        precondition(!members.isEmpty && values.count == members.count, "a sweep has at least one network")
        positions = members.map(\.position)
        ensembles = members.map(\.ensemble)
        self.values = values
        precondition(
            zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 }, "positions ascend: \(positions)")
        precondition(self.values.allSatisfy { $0.count == seedCount }, "every network has the same seeds")
    }

    package var seedCount: Int { ensembles[0].seeds.count }

    /// The arithmetic mean over seeds at each position.
    package var means: [Double] { values.map(\.mean) }

    /// Mean and t-interval over seeds at each position, on the scale of a transformation.
    package func summary(on transformation: Transformation = .identity) throws -> CurveSummary {
        let estimates = try values.map { try Sample($0).meanEstimate(on: transformation) }
        return CurveSummary(
            mean: estimates.map(\.value), low: estimates.map(\.interval.low), high: estimates.map(\.interval.high))
    }

    /// The values of one seed at all positions.
    package func row(_ seed: Int) -> [Double] { values.map { $0[seed] } }

    /// The power of `scale` that the values grow with: the slope of ln value over ln `scale`, a t-interval over the seeds'
    /// slopes.
    package func exponent(over scale: (Double) -> Double = { $0 }) throws -> Estimate {
        let x = positions.map { log(scale($0)) }
        let slopes = try (0..<seedCount).map { seed in
            try LineFit(PairedSample(x, Sample(row(seed)).transformed(by: .logarithm).values)).slope
        }
        return try Sample(slopes).meanEstimate()
    }

    /// The line through the seeds' means over `scale`.
    package func line(over scale: (Double) -> Double) throws -> ScalingLine {
        try ScalingLine(self, x: positions.map(scale))
    }
}

/// A line through the means over seeds of a sweep, by ordinary least squares. Its slope and intercept have t-intervals over
/// the seeds' own lines, its R² the studentized bootstrap's, since it is that of the means.
package struct ScalingLine: Sendable {
    package let fit: LineFit
    package let slope: TTest
    package let intercept: TTest
    private let x: [Double]
    private let rows: [[Double]]

    package init(_ sweep: Sweep, x: [Double]) throws {
        self.x = x
        rows = (0..<sweep.seedCount).map(sweep.row)
        fit = try LineFit(PairedSample(x, sweep.means))
        let lines = try rows.map { try LineFit(PairedSample(x, $0)) }
        slope = try TTest(Sample(lines.map(\.slope)))
        intercept = try TTest(Sample(lines.map(\.intercept)))
    }

    /// R² of the line through the means.
    ///
    /// - Throws: `StatisticsError` where there are too few seeds.
    package func rSquared() throws -> StudentizedDistribution {
        try StudentizedBootstrap(SeedTable(rows)).distribution { means in
            try LineFit(PairedSample(x, means)).rSquared
        }
    }
}

extension Ensemble {
    /// A quantity of the last layer before pooling, for every seed.
    ///
    /// - Throws: `MeasurementError.notPositive` where it is undefined or not positive.
    package func penultimate(_ quantity: Quantity) throws -> [Double] {
        let curve = curve(quantity)
        return try zip(seeds, curve.values).map { seed, values in
            guard let last = values.last, let value = last, value > 0, value.isFinite else {
                throw MeasurementError.notPositive(
                    quantity, value: values.last ?? nil, layer: curve.layerCount, seed: seed)
            }
            return value
        }
    }
}
