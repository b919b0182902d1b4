import Statistics

/// Whether the gradient grows by the same factor per layer in deep networks as in shallow ones, as exponential growth
/// requires.
///
/// With T the sum of r_l over a network's interior, the increments [T(20) - T(10)] / 10 and [T(40) - T(20)] / 20 are
/// the mean growth per added layer. The contributions of the first and last layers cancel.
package struct DepthScaling {
    /// The logarithmic growth per layer between the shallowest network and the middle one, with its t-interval.
    package let shallow: Estimate
    /// The logarithmic growth per layer between the middle network and the deepest, with its t-interval.
    package let deep: Estimate
    /// The two increments of every seed.
    private let increments: [[Double]]

    /// Compares three networks measured with the same seeds.
    ///
    /// - Parameter networks: the depth and growth of each, in order of increasing depth.
    /// - Throws: `StatisticsError` where an interval is undefined.
    package init(_ networks: [(depth: Int, growth: GradientGrowth)]) throws {
        precondition(networks.count == 3, "two increments need three depths")
        let totals = networks.map(\.growth.totals)
        func increments(_ index: Int) -> [Double] {
            let layers = Double(networks[index + 1].depth - networks[index].depth)
            return zip(totals[index + 1], totals[index]).map { ($0 - $1) / layers }
        }
        let (first, second) = (increments(0), increments(1))
        shallow = try Sample(first).meanEstimate()
        deep = try Sample(second).meanEstimate()
        self.increments = zip(first, second).map { [$0, $1] }
    }

    /// Deep over shallow, of the seeds' means, by the studentized bootstrap on the logarithm; undefined where one of the two
    /// is not clearly positive, so that a ratio would mean nothing.
    ///
    /// - Throws: `StatisticsError` where there are too few seeds.
    package func ratio(_ name: String, in region: ClaimedRegion) throws -> Evidence {
        guard shallow.interval.low > 0, deep.interval.low > 0 else {
            return Evidence(undefined: name, in: region, seeds: increments.count, model: nil)
        }
        let distribution = try StudentizedBootstrap(SeedTable(increments)).distribution(
            on: .logarithm, of: Self.quotient)
        // Exponential growth adds as much in deep networks as in shallow ones.
        let mean = (shallow.value + deep.value) / 2
        let model = CurveModel(
            increments, on: .logarithm, in: region, claimed: [mean, mean],
            boundaries: region.ends.map { [shallow.value, shallow.value * $0] }, statistic: Self.quotient)
        return Evidence(name, distribution, in: region, model: model)
    }

    @Sendable private static func quotient(_ means: [Double]) -> Double? {
        means[0] > 0 && means[1] > 0 ? means[1] / means[0] : nil
    }
}
