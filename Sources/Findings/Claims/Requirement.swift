import Statistics

/// The least that a verdict may rest on. Below, the verdict is `notDecidable`.
package enum Requirement: String, CaseIterable, Codable, Sendable {
    /// Seeds behind a quantity at initialization.
    case initializationSeeds = "initialization-seeds"
    /// Seeds behind a quantity of training: what is recommended.
    case trainingSeeds = "training-seeds"
    /// Seeds behind a quantity of training: what is accepted.
    case fewestTrainingSeeds = "fewest-training-seeds"
    /// Blocks of a stage that a growth is fitted to: over three or five a linear growth looks exponential.
    case fittedBlocks = "fitted-blocks"
    /// Layers of a network whose rank is measured.
    case rankDepth = "rank-depth"
    /// Resamples of a bootstrap.
    case bootstrapResamples = "bootstrap-resamples"

    package var minimum: Int {
        switch self {
        case .initializationSeeds: 10
        case .trainingSeeds: 5
        case .fewestTrainingSeeds: 3
        case .fittedBlocks: 9
        case .rankDepth: 20
        case .bootstrapResamples: Bootstrap.standardResamples
        }
    }

    /// What is counted, in a few words.
    package var meaning: String {
        switch self {
        case .initializationSeeds: "seeds of a quantity at initialization"
        case .trainingSeeds: "seeds of a quantity of training, recommended"
        case .fewestTrainingSeeds: "seeds of a quantity of training, accepted"
        case .fittedBlocks: "blocks of a stage that a growth is fitted to"
        case .rankDepth: "layers of a network whose stable rank is measured"
        case .bootstrapResamples: "resamples of a bootstrap"
        }
    }
}
