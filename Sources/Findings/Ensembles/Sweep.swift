import Foundation
import Networks
import Statistics

/// One number per network and seed as a parameter of the network, such as the group size or width, is varied. The
/// values are paired by seed, since the same seed gives every network the same images.
package struct Sweep: Sendable {
    /// The values of the varied parameter, in ascending order.
    package let positions: [Double]
    /// The measured networks, one per position.
    package let ensembles: [Ensemble]
    /// Indexed by position, then by seed.
    package let values: [[Double]]

    /// Makes a sweep of a number computed from each ensemble.
    ///
    /// - Parameter values: the ensemble's numbers, one per seed.
    package init(_ members: [(position: Double, ensemble: Ensemble)], values: (Ensemble) throws -> [Double]) rethrows {
        self.init(members, values: try members.map { try values($0.ensemble) })
    }

    /// Makes a sweep of given numbers.
    ///
    /// - Parameter values: indexed by network, then by seed.
    package init(_ members: [(position: Double, ensemble: Ensemble)], values: [[Double]]) {
        precondition(!members.isEmpty && values.count == members.count, "a sweep has at least one network")
        positions = members.map(\.position)
        ensembles = members.map(\.ensemble)
        self.values = values
        precondition(
            zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 }, "positions ascend: \(positions)")
        precondition(self.values.allSatisfy { $0.count == seedCount }, "every network has the same seeds")
    }

    /// The number of seeds, the same for every network.
    var seedCount: Int { ensembles[0].seeds.count }

    /// The arithmetic mean over seeds at each position.
    package var means: [Double] { values.map(\.mean) }

    /// The mean and t-interval over seeds at each position, computed on the scale of a transformation and mapped back.
    /// They are NaN where there are too few seeds, or values outside the transformation's domain.
    func summary(on transformation: Transformation = .identity) -> CurveSummary {
        let estimates = values.map { (try? Sample($0))?.estimateIfPossible(on: transformation) }
        return CurveSummary(
            mean: estimates.map { $0?.value ?? .nan }, low: estimates.map { $0?.interval.low ?? .nan },
            high: estimates.map { $0?.interval.high ?? .nan })
    }

    /// The values of the seed with an index, at all positions.
    func row(_ seed: Int) -> [Double] { values.map { $0[seed] } }

    /// The exponent a of a power law, value ∝ scale^a: the least-squares slope of ln value on ln scale for each seed,
    /// and the mean of these slopes with its t-interval.
    package func exponent(over scale: (Double) -> Double = { $0 }) throws -> Estimate {
        try exponentTest(over: scale).estimate()
    }

    /// The test of that power, over the seeds' slopes.
    package func exponentTest(over scale: (Double) -> Double = { $0 }) throws -> TTest {
        let x = positions.map { log(scale($0)) }
        let slopes = try (0..<seedCount).map { seed in
            try LineFit(PairedSample(x, Sample(row(seed)).transformed(by: .logarithm).values)).slope
        }
        return try TTest(Sample(slopes))
    }

    /// The values of that power law at the positions: the mean exponent, through the mean of the logarithms.
    package func powerLaw(over scale: (Double) -> Double = { $0 }) throws -> [Double] {
        let logarithms = positions.map { log(scale($0)) }
        let middle = try values.map { try Sample($0).transformed(by: .logarithm).mean }.mean
        let exponent = try exponent(over: scale).value
        return logarithms.map { exp(middle + exponent * ($0 - logarithms.mean)) }
    }

    /// The least-squares line of the means over seeds on `scale(position)`.
    package func line(over scale: (Double) -> Double) throws -> ScalingLine {
        try ScalingLine(self, x: positions.map(scale))
    }
}

/// The ordinary least-squares line through a sweep's means over seeds. Slope and intercept have t-intervals over the
/// lines of single seeds. R² is that of the means and has an interval of the studentized bootstrap.
package struct ScalingLine: Sendable {
    /// The line fitted to the means of all seeds.
    package let fit: LineFit
    /// The slope, in units of the value per unit of x: Student's t over the slopes of single seeds.
    package let slope: TTest
    /// The value of the line at x = 0: Student's t over the intercepts of single seeds.
    package let intercept: TTest
    private let x: [Double]
    private let rows: [[Double]]

    /// Fits the line to a sweep.
    ///
    /// - Parameter x: the abscissa of each position.
    /// - Throws: `StatisticsError` where the sweep has too few positions or seeds for a fit and its intervals.
    package init(_ sweep: Sweep, x: [Double]) throws {
        self.x = x
        rows = (0..<sweep.seedCount).map(sweep.row)
        fit = try LineFit(PairedSample(x, sweep.means))
        let lines = try rows.map { try LineFit(PairedSample(x, $0)) }
        slope = try TTest(Sample(lines.map(\.slope)))
        intercept = try TTest(Sample(lines.map(\.intercept)))
    }

    /// R² of the line through the means, by the studentized bootstrap.
    ///
    /// - Throws: `StatisticsError` where there are too few seeds.
    package func rSquared(_ name: String, in region: ClaimedRegion) throws -> Evidence {
        let x = self.x
        @Sendable func rSquared(_ means: [Double]) -> Double? { try? LineFit(PairedSample(x, means)).rSquared }
        let distribution = try StudentizedBootstrap(SeedTable(rows)).distribution(of: rSquared)
        let line = x.map(fit.value(at:))
        let boundary = CurveModel.crossing(from: line, to: Self.bent(line), at: region.ends[0], of: rSquared)
        return Evidence(
            name, distribution, in: region,
            model: CurveModel(
                rows, in: region, claimed: line, boundaries: boundary.map { [$0] } ?? [], statistic: rSquared))
    }

    /// As high at its ends as a line, and bent between them as a third power.
    private static func bent(_ line: [Double]) -> [Double] {
        let (least, most) = (line.min()!, line.max()!)
        return line.map { least + (most - least) * pow(($0 - least) / max(most - least, .leastNormalMagnitude), 3) }
    }
}

extension Ensemble {
    /// The values of a quantity at the last layer before global pooling, one per seed.
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
