/// A number that decides, or helps to decide, a statement.
///
/// Thresholds are values beside the statements: an experiment takes its numbers from there, and the report prints them.
package struct Threshold: Hashable, Sendable {
    /// Its name, such as `growth-exponent`.
    package let identifier: String
    /// The region that the rule requires of the quantity.
    package let region: ClaimedRegion
    /// The quantity and how the threshold is used, in one sentence.
    package let meaning: String
    /// Whether the number was set before the first results were seen. One that was set or changed afterwards judges only
    /// seeds that no run had used by then.
    package let precedesResults: Bool

    /// A threshold. Whether it precedes the results has to be said.
    package init(
        _ identifier: String, _ region: ClaimedRegion, precedesResults: Bool, meaning: String
    ) {
        self.identifier = identifier
        self.region = region
        self.precedesResults = precedesResults
        self.meaning = meaning
    }

    /// The number that decides: a bound, the upper one of an inner region.
    package var limit: Double { region.ends[region.ends.count - 1] }
}
