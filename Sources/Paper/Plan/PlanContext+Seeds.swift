import Findings

extension PlanContext {
    /// What a verdict on a quantity at initialization rests on.
    package var initializationSeeds: SeedBasis { SeedBasis(count: seeds.count, requirement: .initializationSeeds) }

    /// What a verdict on a quantity of training rests on.
    package var trainingSeedBasis: SeedBasis {
        SeedBasis(count: trainingSeeds.count, requirement: .fewestTrainingSeeds)
    }
}
