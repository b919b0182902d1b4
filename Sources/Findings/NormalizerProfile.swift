import Networks

/// The results of the experiments for one normalizer, for its section of the report.
package struct NormalizerProfile: Sendable {
    /// The normalizer.
    package let normalizer: Normalizer
    /// Its name with the group size, where there is one.
    package let label: String
    /// The identifier of the figure that shows its measurements side by side.
    package let figure: String
    /// The respects in which it succeeds according to the measurements.
    package let successes: [Prose]
    /// The respects in which it fails.
    package let failures: [Prose]
    /// The questions that the intervals leave open.
    package let openQuestions: [Prose]

    /// Makes a profile of the given parts.
    package init(
        _ normalizer: Normalizer, label: String, figure: String, successes: [Prose], failures: [Prose],
        openQuestions: [Prose]
    ) {
        self.normalizer = normalizer
        self.label = label
        self.figure = figure
        self.successes = successes
        self.failures = failures
        self.openQuestions = openQuestions
    }
}
