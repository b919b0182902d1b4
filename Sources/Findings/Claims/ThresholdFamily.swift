import Statistics

/// Several statements of one claim, each that a mean lies above a threshold of its own, tested together: one-sided
/// t-tests in both directions, each direction corrected by Holm's procedure.
package struct ThresholdFamily {
    package struct Member {
        let sample: Sample
        let threshold: Double
    }

    package private(set) var members: [Member] = []

    /// No statement yet.
    package init() {}

    /// - Parameter threshold: one that asks for a value above it.
    package mutating func add(_ values: [Double], _ threshold: Threshold) throws {
        guard case .above(let threshold) = threshold.region else {
            preconditionFailure("a family tests means that lie above a threshold")
        }
        let sample = try Sample(values)
        guard sample.count > 1 else { throw StatisticsError.tooFewValues(count: sample.count, needed: 2) }
        members.append(Member(sample: sample, threshold: threshold))
    }

    /// The half of a two-sided test's level.
    private static let level = (1 - Interval.standardLevel) / 2

    /// Reproduced where the mean lies above the threshold, not reproduced where it lies below, as one verdict a member.
    package var verdicts: [Verdict] {
        let above = Holm.adjusted(members.map { $0.pValue(sign: 1) })
        let below = Holm.adjusted(members.map { $0.pValue(sign: -1) })
        return zip(above, below).map { above, below in
            if above <= Self.level { return .reproduced }
            return below <= Self.level ? .notReproduced : .inconclusive
        }
    }
}

extension ThresholdFamily.Member {
    /// That a mean at the threshold would lie as far beyond it, in the direction of the sign.
    fileprivate func pValue(sign: Double) -> Double {
        let distance = sign * (sample.mean - threshold)
        let error = (sample.variance! / Double(sample.count)).squareRoot()
        guard error > 0 else { return distance > 0 ? 0 : 1 }
        return StudentT(degreesOfFreedom: Double(sample.count - 1)).cumulative(-distance / error)
    }
}
