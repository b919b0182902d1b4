/// How often studies like the measured one would have a statement reproduced if it is true: from as many seeds, with the
/// measured spread, drawn instead of run.
package enum Power: Hashable, Sendable {
    /// The paper, or theory, gives the size of the effects.
    case atClaim(Share)
    /// Neither says it: what the smallest effect is that would be found in `sufficient` of the studies, as a distance
    /// beyond the bounds that is the same for all members.
    case smallestEffect(Double)
    /// Neither says it, and no effect up to the largest that was tried would be found so often.
    case noEffect(below: Double)

    /// Below this a statement is underpowered: that it is inconclusive then says little.
    package static let sufficient = 0.8

    /// The share of studies in which the rule says "reproduced" at the claimed effects.
    package struct Share: Hashable, Sendable {
        /// The share.
        let value: Double
        /// How many members have an effect given by the paper or theory.
        let memberCount: Int
        /// How many there are.
        let allMemberCount: Int
        /// The number of seeds of a study; the smallest where members differ.
        let seeds: Int
        /// The member that holds least often.
        let weakest: Weakest
        /// About how many seeds would be sufficient; nil if there are enough already, or if no number up to
        /// `SimulatedJudge.mostSeeds` would be, or none can be drawn.
        let seedsNeeded: Int?
    }

    /// The member that holds least often at its claimed effect.
    package struct Weakest: Hashable, Sendable {
        let name: String
        let value: Double
        /// Why it holds so seldom, where that can be said.
        package let obstacle: PowerObstacle?
    }

    /// The share at the claimed effects; nil if none is claimed.
    var share: Double? {
        if case .atClaim(let share) = self { share.value } else { nil }
    }
}

extension Power {
    /// The power in words, and why it is small where it is.
    package var words: Prose {
        switch self {
        case .smallestEffect(let size):
            return """
                neither the paper nor theory gives the size of the effect; an effect of \
                \(size, "power-smallest-effect", .significant(2)) beyond every bound would be found in \
                \(Self.sufficient, "power-sufficient", .percent(0)) of such studies
                """
        case .noEffect(let limit):
            return """
                neither the paper nor theory gives the size of the effect, and no effect up to \
                \(limit, "power-largest-effect", .significant(2)) beyond every bound would be found in \
                \(Self.sufficient, "power-sufficient", .percent(0)) of such studies: underpowered
                """
        case .atClaim(let share):
            return share.words
        }
    }
}

extension Power.Share {
    fileprivate var words: Prose {
        let scope: Prose =
            memberCount < allMemberCount
            ? """
             over the \(memberCount, "power-members") of \(allMemberCount, "power-all-members") members whose effect the paper or \
            theory gives
            """ : ""
        guard value < Power.sufficient else { return "\(value, "power", .percent(0))\(scope)" }
        if case .claimedOutside(let claimed, let region) = weakest.obstacle {
            return """
                none: for \(weakest.name) the paper or theory gives an effect of \(claimed, "power-claimed"), but the rule \
                requires \(region.description)
                """
        }
        let remedy: Prose =
            seedsNeeded.map {
                "; about \($0, "power-seeds") seeds would give \(Power.sufficient, "power-sufficient", .percent(0))"
            }
            ?? ""
        // Less than one study in two hundred, which would be printed as 0%.
        guard value < 0.005 else {
            return """
                \(value, "power", .percent(0))\(scope): underpowered; the weakest member is \(weakest.name) with \
                \(weakest.value, "power-weakest", .percent(0))\(remedy)
                """
        }
        if case .wideInterval(let low, let high, let region) = weakest.obstacle {
            return """
                none: with \(seeds, "power-seed-count") seeds the rule cannot say "reproduced" even if the statement is true; for \
                \(weakest.name) an interval from \(low, "power-low", .significant(2)) to \
                \(high, "power-high", .significant(2)) is expected, but the rule requires \(region.description)\(remedy)
                """
        }
        return """
            less than one study in two hundred\(scope): too many uncertain members must hold at once; the weakest is \
            \(weakest.name) with \(weakest.value, "power-weakest", .percent(0))\(remedy)
            """
    }
}
