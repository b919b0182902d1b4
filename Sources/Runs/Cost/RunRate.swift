/// How fast this machine does runs, for times that are foretold: as fast as it did those that are stored, or as fast as
/// is assumed where none are.
package struct RunRate: Sendable {
    /// Floating-point operations a second of one run.
    package let operationsPerSecond: Double
    /// Whether this machine was measured; else the speed is assumed, and may be off by a factor of several.
    package let isMeasured: Bool

    /// - Parameter stored: runs whose times may be known.
    package init(_ timings: Timings, stored: [RunSpecification]) {
        var operations = 0.0
        var seconds = 0.0
        for run in stored {
            guard let time = timings.seconds[run.key], let cost = try? RunCost(run) else { continue }
            operations += cost.operations
            seconds += time
        }
        // A few short runs say nothing.
        isMeasured = seconds > 10
        operationsPerSecond = isMeasured ? operations / seconds : Machine.assumedOperationsPerSecond
    }

    /// Seconds of one run.
    package func seconds(_ run: RunSpecification) throws -> Double {
        try RunCost(run).operations / operationsPerSecond
    }
}
