import Training

/// How fast this machine does runs, for times that are foretold: as fast as it did those that are stored, or as fast as
/// is assumed where none are.
package struct RunRate: Sendable {
    /// Floating-point operations a second of one run.
    package let operationsPerSecond: Double
    /// Whether this machine was measured; else the speed is assumed, and may be off by a factor of several.
    package let isMeasured: Bool

    private let images: ImageCounts

    /// - Parameters:
    ///   - stored: runs whose times may be known.
    ///   - images: how many the data set has.
    package init(_ timings: Timings, stored: [RunSpecification], images: ImageCounts) {
        self.images = images
        var operations = 0.0
        var seconds = 0.0
        for run in stored {
            guard let time = timings.seconds[run.key], let cost = try? RunCost(run, images: images) else { continue }
            operations += cost.operations
            seconds += time
        }
        // A few short runs say nothing.
        isMeasured = seconds > 10
        operationsPerSecond = isMeasured ? operations / seconds : Machine.assumedOperationsPerSecond
    }

    /// Seconds of one run.
    package func seconds(_ run: RunSpecification) throws -> Double {
        try RunCost(run, images: images).operations / operationsPerSecond
    }
}
