import Findings
import Runs

/// The experiments to run when there is not time for all of them.
///
/// An experiment is run completely or not at all, since part of its runs decides nothing. Among the sets of experiments
/// that fit the time limit, the one that decides the most statements is chosen; ties go to the set with more
/// experiments, then to the faster one. Runs that experiments share count once.
package struct Budget: Sendable {
    /// An experiment that does not fit the time limit.
    package struct LeftOut: Sendable, Equatable {
        /// The identifier of the experiment.
        package let experiment: String
        /// The statements that stay undecided without it.
        package let statements: [Statement]
        /// The additional time that it would take, in seconds.
        package let seconds: Double
    }

    /// The identifiers of the chosen experiments, in the order of the report.
    package let experiments: [String]
    /// The experiments that are not chosen, in the order of the report.
    package let leftOut: [LeftOut]
    /// The predicted time of the chosen experiments' missing runs, in seconds.
    package let seconds: Double

    /// Chooses among experiments, of which there are fewer than 20 because all subsets are compared.
    ///
    /// - Parameters:
    ///   - limit: the available time in seconds.
    ///   - secondsOf: the time that a run adds to the total, in seconds; 0 for a stored run.
    package init(
        _ experiments: [any Experiment], limit: Double, secondsOf: (RunSpecification) throws -> Double
    ) rethrows {
        precondition(experiments.count < 20, "all sets of \(experiments.count) experiments are looked at")
        var users = [RunSpecification: Int]()
        for (index, experiment) in experiments.enumerated() {
            let context = experiment.context
            for selection in experiment.selections {
                for run in selection.specifications(data: context.data, engine: context.engine) {
                    users[run, default: 0] |= 1 << index
                }
            }
        }
        var times = [Demand: Double]()
        for (run, mask) in users {
            let better = run.withGradients.flatMap { users[$0] } ?? 0
            times[Demand(users: mask, superseding: better), default: 0] += try secondsOf(run)
        }
        func time(_ set: Int) -> Double { times.reduce(0) { $0 + ($1.key.isMet(by: set) ? $1.value : 0) } }

        let statements = experiments.map(\.decided)
        func decided(_ set: Int) -> Int {
            Set(experiments.indices.filter { set & 1 << $0 != 0 }.flatMap { statements[$0] }).count
        }
        var best = (set: 0, decided: 0, count: 0, time: 0.0)
        for set in 1..<(1 << experiments.count) {
            let candidate = (set: set, decided: decided(set), count: set.nonzeroBitCount, time: time(set))
            guard candidate.time <= limit else { continue }
            if (candidate.decided, candidate.count, -candidate.time) > (best.decided, best.count, -best.time) {
                best = candidate
            }
        }
        self.experiments = experiments.indices.filter { best.set & 1 << $0 != 0 }.map { experiments[$0].identifier }
        leftOut = experiments.indices.filter { best.set & 1 << $0 == 0 }.map {
            LeftOut(
                experiment: experiments[$0].identifier, statements: statements[$0],
                seconds: time(best.set | 1 << $0) - best.time)
        }
        seconds = best.time
    }

    /// The experiments that need a run, as a set of bits.
    private struct Demand: Hashable {
        let users: Int
        /// The experiments that need the same run with gradients, which then serves both.
        let superseding: Int

        func isMet(by set: Int) -> Bool { users & set != 0 && superseding & set == 0 }
    }
}
