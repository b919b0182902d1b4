import Networks

/// What the experiments say of one normalizer, for its section of the report.
public struct NormalizerProfile: Sendable {
    /// The layer.
    public let normalizer: NormalizerName
    /// Its name with the group size, where there is one.
    public let label: String
    /// The figure with its measurements side by side, by identifier.
    public let figure: String
    /// Where it succeeds, by this evidence.
    public let successes: [Sentence]
    /// Where it fails.
    public let failures: [Sentence]
    /// What the intervals leave open.
    public let openQuestions: [Sentence]

    /// A profile.
    public init(
        _ normalizer: NormalizerName, label: String, figure: String, successes: [Sentence], failures: [Sentence],
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
