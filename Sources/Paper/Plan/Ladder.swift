import Findings
import Runs

/// What a time buys on each rung of a ladder of presets, and the rung that is chosen: of those where something fits, the one
/// that decides the most statements; ties go to the one with more experiments, then to the larger one.
package struct Ladder: Sendable {
    /// A preset with the experiments that fit.
    package struct Rung: Sendable {
        /// The preset.
        package let preset: Preset
        /// The experiments that fit.
        package let budget: Budget
        /// How many statements they decide.
        package let decided: Int
        /// How many statements all experiments of the rung decide.
        package let decidable: Int
        /// The predicted time of all missing runs of the rung in seconds.
        package let whole: Double

        /// What a preset offers.
        ///
        /// - Parameters:
        ///   - experiments: all that are wanted, at the preset's scale.
        ///   - limit: the available time in seconds.
        ///   - secondsOf: the time that a run adds to the total, in seconds; 0 for a stored run.
        package init(
            _ preset: Preset, _ experiments: [any Experiment], limit: Double,
            secondsOf: (RunSpecification) throws -> Double
        ) rethrows {
            self.preset = preset
            budget = try Budget(experiments, limit: limit, secondsOf: secondsOf)
            let chosen = Set(budget.experiments)
            decided = Set(experiments.filter { chosen.contains($0.identifier) }.flatMap(\.decided)).count
            decidable = Set(experiments.flatMap(\.decided)).count
            whole = try Budget(experiments, limit: .infinity, secondsOf: secondsOf).seconds
        }

        /// Whether all experiments fit.
        package var isWhole: Bool { budget.leftOut.isEmpty }
    }

    /// From the smallest to the largest.
    package let rungs: [Rung]
    private let index: Int?

    /// Chooses among rungs, the smallest first.
    package init(_ rungs: [Rung]) {
        self.rungs = rungs
        index = rungs.indices.filter { !rungs[$0].budget.experiments.isEmpty }.max {
            let (a, b) = (rungs[$0], rungs[$1])
            return (a.decided, a.budget.experiments.count, $0) < (b.decided, b.budget.experiments.count, $1)
        }
    }

    /// The rung that is chosen; nil if nothing fits on any.
    package var chosen: Rung? { index.map { rungs[$0] } }

    /// What more time would buy: all of the chosen rung, or of the one above it.
    package var next: Rung? {
        guard let index else { return rungs.first }
        if !rungs[index].isWhole { return rungs[index] }
        return index + 1 < rungs.count ? rungs[index + 1] : nil
    }
}
