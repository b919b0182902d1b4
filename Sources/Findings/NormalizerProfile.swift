import Networks

/// What the experiments say of one normalizer, for its section of the report.
package struct NormalizerProfile: Sendable {
    /// The layer.
    package let normalizer: Normalizer
    /// Its name with the group size, where there is one.
    package let label: String
    /// The figure with its measurements side by side, by identifier.
    package let figure: String
    /// Where it succeeds, by this evidence.
    package let successes: [Sentence]
    /// Where it fails.
    package let failures: [Sentence]
    /// What the intervals leave open.
    package let openQuestions: [Sentence]

    /// A profile.
    package init(
        _ normalizer: Normalizer, label: String, figure: String, successes: [Sentence], failures: [Sentence],
        openQuestions: [Sentence]
    ) {
        self.normalizer = normalizer
        self.label = label
        self.figure = figure
        self.successes = successes
        self.failures = failures
        self.openQuestions = openQuestions
    }
}
