import Findings

extension PlanContext {
    /// The seeds by which a group size is chosen and judged, the first of the study.
    var choosingSeeds: [UInt64] { Array(seeds.prefix(scale.training.choosingSeedCount)) }

    /// The seeds of dense linear networks, which cost little and scatter much: the study's, and as many that follow them as
    /// a verdict needs; the study's alone where they are too few for a verdict at initialization.
    var rankSeeds: [UInt64] {
        let missing = Requirement.rankSeeds.minimum - seeds.count
        guard seeds.count >= Requirement.initializationSeeds.minimum, missing > 0, let last = seeds.max() else {
            return seeds
        }
        // From the last seed that there is, it goes on with the first.
        var (added, next) = (seeds, last)
        while added.count < Requirement.rankSeeds.minimum {
            next &+= 1
            if !seeds.contains(next) { added.append(next) }
        }
        return added
    }

    /// The number of seeds available for a requirement.
    func seedCount(_ requirement: Requirement) -> Int {
        switch requirement {
        case .trainingSeeds: trainingSeeds.count
        case .choosingSeeds: choosingSeeds.count
        case .rankSeeds: rankSeeds.count
        case .initializationSeeds, .fittedBlocks, .rankDepth: seeds.count
        }
    }

    /// Whether there are enough seeds for a verdict on a statement.
    package func suffices(_ statement: Statement) -> Bool {
        SeedBasis(count: seedCount(statement.needs.seeds), requirement: statement.needs.seeds).suffices
    }

    /// The finding on a statement with the seeds of the study. `content` is not evaluated if there are too few.
    ///
    /// - Parameters:
    ///   - references: the networks that must have learned, if the statement requires it.
    ///   - figures: the identifiers of the figures that show the evidence.
    ///   - scale: a description of the runs.
    package func judge(
        _ statement: Statement, references: [LearnedReference] = [], figures: [String], scale: Prose,
        _ content: () throws -> StatementFinding.Content
    ) rethrows -> StatementFinding {
        try StatementFinding(
            statement, seeds: seedCount(statement.needs.seeds), references: references, figures: figures,
            scale: scale,
            content: content)
    }
}
