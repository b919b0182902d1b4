import Findings

extension PlanContext {
    /// The seeds that choose and judge a group size: the first of the study's.
    package var choosingSeeds: [UInt64] { Array(seeds.prefix(scale.training.choosingSeedCount)) }

    /// How many seeds there are of what a requirement counts.
    package func seedCount(_ requirement: Requirement) -> Int {
        switch requirement {
        case .trainingSeeds: trainingSeeds.count
        case .choosingSeeds: choosingSeeds.count
        case .initializationSeeds, .rankSeeds, .fittedBlocks, .rankDepth: seeds.count
        }
    }

    /// Whether there are seeds enough for a verdict on a statement.
    package func suffices(_ statement: Statement) -> Bool {
        SeedBasis(count: seedCount(statement.needs.seeds), requirement: statement.needs.seeds).suffices
    }

    /// What is found of a statement on the seeds of the study; `content` is not asked where they are too few.
    ///
    /// - Parameters:
    ///   - references: what must have learned, where the statement needs it.
    ///   - figures: those that show it, by identifier.
    ///   - scale: what the runs are.
    package func judge(
        _ statement: Statement, references: [LearnedReference] = [], figures: [String], scale: Sentence,
        _ content: () throws -> StatementFinding.Content
    ) rethrows -> StatementFinding {
        try StatementFinding(
            statement, seeds: seedCount(statement.needs.seeds), references: references, figures: figures,
            scale: scale,
            content: content)
    }
}
