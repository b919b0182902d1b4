import Training

/// The speed of runs on this machine, from which times are predicted: the mean speed of the stored runs, or an assumed
/// speed if their total time is too short.
package struct RunRate: Sendable {
    /// Floating-point operations per second of one run.
    let operationsPerSecond: Double
    /// Whether the speed was measured on this machine; an assumed speed may be wrong by a factor of several.
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
        // A few short runs do not give a reliable speed.
        isMeasured = seconds > 10
        operationsPerSecond = isMeasured ? operations / seconds : Machine.assumedOperationsPerSecond
    }

    /// The predicted time of one run in seconds.
    ///
    /// - Throws: `SpecificationError` where the network's options do not fit together.
    package func seconds(_ run: RunSpecification) throws -> Double {
        try RunCost(run, images: images).operations / operationsPerSecond
    }
}
