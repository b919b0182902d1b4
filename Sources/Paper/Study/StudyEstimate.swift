import Findings
import Networks
import Runs

/// What a study's runs take, run by run and experiment by experiment.
package struct StudyEstimate: Sendable {
    /// A planned run.
    package struct Run: Sendable {
        /// The run.
        package let specification: RunSpecification
        /// The run's key.
        package let key: String
        /// Whether its results are stored.
        package let isStored: Bool
        /// The predicted time in seconds.
        package let seconds: Double
        /// The predicted memory in bytes.
        package let bytes: Double
        /// The experiments that use it.
        package let experiments: [String]
    }

    /// An experiment. Runs that several experiments share are counted in each of them.
    package struct Row: Sendable {
        /// The experiment's identifier.
        package let experiment: String
        /// How many runs it needs.
        package let runs: Int
        /// How many of them are not stored.
        package let missing: Int
        /// The predicted time of the missing runs, one after another, in seconds.
        package let seconds: Double
        /// The deciding statements for which the study's scale suffices.
        package let statements: [Statement]
    }

    /// Every run once, in the order of the plan.
    package let runs: [Run]
    /// The experiments, in the order of the report.
    package let experiments: [Row]
    /// What the times rest on.
    package let basis: RunRate.Basis

    /// The runs that are not stored.
    package var missing: [Run] { runs.filter { !$0.isStored } }
    /// The predicted time of all missing runs, one after another, in seconds.
    package var seconds: Double { missing.reduce(0) { $0 + $1.seconds } }
    /// The predicted time of the longest missing run in seconds. Runs do not depend on one another, so this is what a
    /// study takes on any number of machines.
    package var criticalPath: Double { missing.map(\.seconds).max() ?? 0 }
    /// The predicted memory of the largest missing run in bytes.
    package var largest: Double { missing.map(\.bytes).max() ?? 0 }

    /// Estimates a study.
    ///
    /// - Parameters:
    ///   - names: the experiments that are looked at.
    ///   - stored: the runs whose results are stored.
    ///   - rate: how long runs take.
    /// - Throws: `SpecificationError` for a network that cannot be built.
    package init(
        _ study: Study, experiments names: [String], stored: Set<RunSpecification>, rate: RunRate
    ) throws {
        let images = study.configuration.data.images
        basis = rate.basis
        let chosen = study.experiments.filter { names.contains($0.identifier) }
        let specifications = chosen.map { Set(study.runs(of: [$0.identifier])) }
        runs = try study.runs(of: names).map { specification in
            Run(
                specification: specification, key: specification.key, isStored: stored.contains(specification),
                seconds: try rate.seconds(specification), bytes: try RunCost(specification, images: images).bytes,
                experiments: zip(chosen, specifications).filter { $1.contains(specification) }.map { $0.0.identifier })
        }
        let runs = runs
        experiments = chosen.map { experiment in
            let own = runs.filter { $0.experiments.contains(experiment.identifier) }
            let missing = own.filter { !$0.isStored }
            return Row(
                experiment: experiment.identifier, runs: own.count, missing: missing.count,
                seconds: missing.reduce(0) { $0 + $1.seconds }, statements: experiment.decided)
        }
    }
}
