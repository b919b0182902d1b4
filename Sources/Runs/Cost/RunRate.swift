import Networks
import Synchronization
import Training

/// How long runs take on this machine: by its calibration, set right by the runs that are stored with their times; else by
/// the mean speed of the latter, or by an assumed speed if their total time is too short.
package struct RunRate: Sendable {
    /// What the times rest on.
    package enum Basis: Sendable {
        /// An assumed speed, which may be wrong by a factor of several.
        case assumption
        /// The mean speed of stored runs.
        case storedRuns
        /// Passes of the same networks that were timed.
        case calibration
    }

    /// What the times rest on.
    package let basis: Basis
    /// Floating-point operations per second of a run that no calibration knows.
    let operationsPerSecond: Double
    /// Whether the speed was measured on this machine.
    package var isMeasured: Bool { basis != .assumption }

    private let images: ImageCounts
    private let calibration: Calibration?
    private let rates: [RunShape: Calibration.Rate]
    /// How much longer stored runs took than estimated, as a factor.
    private var correction = 1.0
    /// Times that were computed, before the correction.
    private let known = Times()

    private final class Times: Sendable {
        private let seconds = Mutex([Kind: Double]())
        func withLock<Value: Sendable>(_ body: (inout sending [Kind: Double]) -> sending Value) -> Value {
            seconds.withLock(body)
        }
    }

    /// - Parameters:
    ///   - runs: those whose times are asked for.
    ///   - stored: runs whose times may be known.
    ///   - images: how many the data set has.
    ///   - calibration: that of this machine; nil if it is not known, or the runs are for another machine.
    package init(
        _ timings: Timings, runs: [RunSpecification], stored: [RunSpecification], images: ImageCounts,
        calibration: Calibration? = nil
    ) {
        self.images = images
        self.calibration = calibration
        let rates = calibration?.rates(for: runs + stored) ?? [:]
        self.rates = rates
        let timed = stored.compactMap { run -> (run: RunSpecification, cost: RunCost, seconds: Double)? in
            // A part of a run's time says nothing of the run.
            guard let timing = timings.runs[run.key], !timing.isResumed, let cost = try? RunCost(run, images: images)
            else { return nil }
            return (run, cost, timing.seconds)
        }
        let seconds = timed.reduce(0) { $0 + $1.seconds }
        // A few short runs do not give a reliable speed.
        let isKnown = seconds > 10
        let isCalibrated = Set(runs.map(RunShape.init)).contains { rates[$0] != nil }
        basis = isCalibrated ? .calibration : isKnown ? .storedRuns : .assumption
        if isKnown {
            operationsPerSecond = timed.reduce(0) { $0 + $1.cost.operations } / seconds
        } else {
            operationsPerSecond = Self.meanSpeed(calibration, rates, runs, images) ?? Machine.assumedOperationsPerSecond
        }
        guard isKnown else { return }
        let foretold = timed.reduce(0) { $0 + ((try? self.seconds($1.run)) ?? 0) }
        if foretold > 0 { correction = seconds / foretold }
    }

    /// The mean speed of the runs that a calibration knows.
    private static func meanSpeed(
        _ calibration: Calibration?, _ rates: [RunShape: Calibration.Rate], _ runs: [RunSpecification],
        _ images: ImageCounts
    ) -> Double? {
        guard let calibration, !rates.isEmpty else { return nil }
        var (operations, seconds) = (0.0, 0.0)
        var seen = Set<Kind>()
        for run in runs where seen.insert(Kind(network: run.network, work: run.work)).inserted {
            guard let rate = rates[RunShape(run)], let cost = try? RunCost(run, images: images) else { continue }
            operations += cost.operations
            seconds += calibration.seconds(run, cost, rate)
        }
        return seconds > 0 ? operations / seconds : nil
    }

    /// The predicted time of one run in seconds.
    ///
    /// - Throws: `SpecificationError` where the network's options do not fit together.
    package func seconds(_ run: RunSpecification) throws -> Double {
        let kind = Kind(network: run.network, work: run.work)
        if let known = known.withLock({ $0[kind] }) { return correction * known }
        let cost = try RunCost(run, images: images)
        let seconds =
            if let calibration, let rate = rates[RunShape(run)] {
                calibration.seconds(run, cost, rate)
            } else {
                cost.operations / operationsPerSecond
            }
        known.withLock { $0[kind] = seconds }
        return correction * seconds
    }

    /// Runs that differ in their seeds alone.
    private struct Kind: Hashable {
        let network: NetworkSpecification
        let work: RunSpecification.Work
    }
}

extension Calibration {
    /// The predicted time of a run whose shape was timed.
    fileprivate func seconds(_ run: RunSpecification, _ cost: RunCost, _ rate: Rate) -> Double {
        let shape = RunShape(run)
        let batch =
            switch run.work {
            case .initialization(let work): work.batch
            case .training(let configuration): configuration.batch
            case .denseLinear: 1
            }
        let onePass = shape.operations(batch: batch)
        let sample = try? RunCost(
            shape.sample(batch: batch, engine: run.engine), images: ImageCounts(training: batch, test: 0))
        guard let sample, sample.outputs > 0 else { return 0 }
        let passes = cost.outputs / sample.outputs
        let normalizer = surcharge(run.network.normalizer, shape.pass) * sample.outputs
        // A layer that is faster than BatchNorm in a narrow network is not so by more than half in any.
        let pass = rate.fixed + rate.perOperation * onePass
        return passes * max(pass + normalizer, 0.5 * pass)
    }
}
