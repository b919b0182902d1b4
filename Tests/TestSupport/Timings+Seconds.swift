@testable import Runs

extension Timings {
    /// The time of each run in seconds, by the run's key.
    package var seconds: [String: Double] { runs.mapValues(\.seconds) }
}
