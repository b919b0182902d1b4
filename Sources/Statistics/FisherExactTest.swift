import Foundation

/// Fisher's exact test of two proportions: how often an event occurred in two sets of runs.
///
/// Given both sizes and the total of events, the number of events in the first set is hypergeometric if the chance is
/// the same in both: P(k) = C(n₁, k) C(n₂, m − k) / C(n₁ + n₂, m). No assumption beyond independent runs. Source: R.
/// Fisher, Statistical Methods for Research Workers, 5th edition, 1934, section 21.02.
package struct FisherExactTest: Hashable, Sendable {
    /// Events among a number of runs.
    package struct Share: Hashable, Sendable {
        /// The number of runs with the event.
        let events: Int
        /// The number of runs.
        let runs: Int

        /// Programmer error unless 0 ≤ events ≤ runs and there is a run.
        package init(events: Int, of runs: Int) {
            precondition(runs > 0 && (0...runs).contains(events), "\(events) events of \(runs) runs is no share")
            self.events = events
            self.runs = runs
        }
    }

    /// The proportion that the alternative hypothesis concerns.
    let first: Share
    /// The proportion with which it is compared.
    let second: Share

    /// A test of the first share against the second.
    package init(_ first: Share, against second: Share) {
        self.first = first
        self.second = second
    }

    /// The p-value. `greater` is the alternative of a higher probability in the first set.
    package func pValue(_ alternative: Alternative) -> Double {
        let total = first.events + second.events
        let outcomes = max(0, total - second.runs)...min(total, first.runs)
        let counted =
            switch alternative {
            case .greater: outcomes.filter { $0 >= first.events }
            case .less: outcomes.filter { $0 <= first.events }
            }
        return min(1, counted.map(probability).reduce(0, +))
    }

    /// The probability of `events` in the first set, given the margins.
    private func probability(_ events: Int) -> Double {
        let total = first.events + second.events
        return exp(
            Self.logBinomial(first.runs, events) + Self.logBinomial(second.runs, total - events)
                - Self.logBinomial(first.runs + second.runs, total))
    }

    private static func logBinomial(_ n: Int, _ k: Int) -> Double {
        lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
    }
}
