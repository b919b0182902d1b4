import Statistics

/// What an experiment says of a claim.
package enum Verdict: String, CaseIterable, Codable, Sendable {
    /// The interval lies wholly on the claimed side.
    case reproduced
    /// The interval lies wholly on the opposite side.
    case notReproduced = "not-reproduced"
    /// The interval reaches over the threshold: neither.
    case inconclusive
    /// The scale of the preset cannot settle it.
    case notDecidable = "not-decidable"

    /// Judges an interval against the region that a claim asserts. An interval that touches the threshold crosses it.
    package static func judge(_ interval: Interval, claimed region: ClaimedRegion) -> Verdict {
        switch region {
        case .above(let threshold):
            if interval.low > threshold { return .reproduced }
            return interval.high < threshold ? .notReproduced : .inconclusive
        case .below(let threshold):
            if interval.high < threshold { return .reproduced }
            return interval.low > threshold ? .notReproduced : .inconclusive
        case .inside(let low, let high):
            if interval.low > low && interval.high < high { return .reproduced }
            return interval.high < low || interval.low > high ? .notReproduced : .inconclusive
        }
    }

    /// The verdict on a claim that asserts all of several parts: not reproduced if one part is not; reproduced if all are;
    /// otherwise not decidable if a part is not, and inconclusive if none is.
    package static func all(of parts: [Verdict]) -> Verdict {
        precondition(!parts.isEmpty, "a claim has at least one part")
        if parts.contains(.notReproduced) { return .notReproduced }
        if parts.allSatisfy({ $0 == .reproduced }) { return .reproduced }
        return parts.contains(.notDecidable) ? .notDecidable : .inconclusive
    }
}
