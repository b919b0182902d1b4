/// The minimum that a verdict needs. Below it the verdict is `notDecidable`.
package enum Requirement: String, CaseIterable, Codable, Sendable {
    /// Seeds behind a quantity at initialization.
    case initializationSeeds = "initialization-seeds"
    /// Seeds behind a quantity of training.
    case trainingSeeds = "training-seeds"
    /// Seeds of which half choose what the other half judges.
    case choosingSeeds = "choosing-seeds"
    /// Seeds behind the rank of dense linear networks, which scatters more.
    case rankSeeds = "rank-seeds"
    /// Blocks of a stage that a growth is fitted to: over three or five a linear growth looks exponential.
    case fittedBlocks = "fitted-blocks"
    /// Layers of a network whose rank is measured.
    case rankDepth = "rank-depth"

    /// The smallest number with which a verdict is given.
    package var minimum: Int {
        switch self {
        case .initializationSeeds: 10
        case .trainingSeeds: 5
        case .choosingSeeds: 10
        case .rankSeeds: 20
        case .fittedBlocks: 9
        case .rankDepth: 20
        }
    }

    /// What is counted, in a few words.
    var meaning: String {
        switch self {
        case .initializationSeeds: "seeds at initialization"
        case .trainingSeeds: "training seeds"
        case .choosingSeeds: "training seeds, half of which choose what the other half judges"
        case .rankSeeds: "seeds for the rank in dense linear networks"
        case .fittedBlocks: "blocks per stage for a fitted growth"
        case .rankDepth: "layers in a network whose stable rank is measured"
        }
    }
}
