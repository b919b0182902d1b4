import Statistics

/// A number that decides, or helps to decide, a claim.
///
/// Thresholds are values in one table: an experiment takes its numbers from there, and the report prints it.
package struct Threshold: Hashable, Sendable {
    /// Its name, as `growth-exponent`.
    package let identifier: String
    /// The claim it belongs to.
    package let claim: Claim
    /// What the claim asserts of the quantity.
    package let region: ClaimedRegion
    /// The quantity and how the threshold is used, in one sentence.
    package let meaning: String
    /// Whether the number stood before the first results were looked at. What was added afterwards only fresh seeds can
    /// confirm.
    package let precedesResults: Bool

    /// A threshold. Whether it precedes the results has to be said.
    package init(
        _ identifier: String, of claim: Claim, _ region: ClaimedRegion, precedesResults: Bool, meaning: String
    ) {
        self.identifier = identifier
        self.claim = claim
        self.region = region
        self.precedesResults = precedesResults
        self.meaning = meaning
    }

    /// The number that the region is bounded by; of an inner region, the lower and the upper one.
    package var limits: [Double] {
        switch region {
        case .above(let limit), .below(let limit): [limit]
        case .inside(let low, let high): [low, high]
        }
    }

    /// The number that decides: a bound, the upper one of an inner region.
    package var limit: Double { limits[limits.count - 1] }

    /// The middle of an inner region, and how far it reaches to either side in parts of it.
    package var target: (value: Double, tolerance: Double) {
        let middle = (limits[0] + limit) / 2
        return (middle, middle == 0 ? 0 : (limit - middle) / middle)
    }

    /// Judges the interval of the quantity.
    package func judge(_ interval: Interval) -> Verdict { Verdict.judge(interval, claimed: region) }
}
