import Foundation
import Networks
import Training

@testable import Findings
@testable import Paper
@testable import Runs
@testable import TestSupport

/// The runs of an experiment through the engine, once as it is and once with a fault, on computed images. Widths and
/// batches are as small as the experiments allow; depth, blocks, map sizes and the number of seeds are not.
enum FaultyRuns {
    /// What the analysis finds of the statements in both.
    struct Comparison {
        let sound: Findings
        let faulty: Findings

        /// The verdicts on a statement, sound and faulty.
        func turn(_ statement: Statement) -> Turn<Verdict> {
            Turn(sound.finding(statement).verdict, faulty.finding(statement).verdict)
        }

        /// The outcomes, sound and faulty, of the members of a statement whose name contains a text.
        func members(_ statement: Statement, _ text: String = "") -> [Turn<Outcome>] {
            zip(sound.finding(statement).outcomes(text), faulty.finding(statement).outcomes(text)).map { Turn($0, $1) }
        }
    }

    /// A verdict, or an outcome, without and with the fault.
    struct Turn<Value: Equatable & Sendable>: Equatable, Sendable {
        let sound: Value
        let faulty: Value

        init(_ sound: Value, _ faulty: Value) {
            self.sound = sound
            self.faulty = faulty
        }
    }

    /// - Parameter seedCount: at least what a statement needs; more where it is left open otherwise in networks this small.
    static func context(seedCount: Int = Requirement.initializationSeeds.minimum) throws -> PlanContext {
        PlanContext(
            scale: Scale(
                convolutionalWidthDivisor: 8, residualWidthDivisor: 4, batch: 4, uniformBatch: 4,
                uniformDepth: Requirement.rankDepth.minimum, uniformWidth: 16, uniformWidths: [8, 12, 16],
                largestGroupSize: 8, batchSweep: [2, 4], seedCount: seedCount,
                training: Preset.quick.scale.training),
            data: DataIdentity(try DataSet(.generated).description), classes: 10,
            seeds: Array(0..<UInt64(seedCount)), engine: .current(threads: 1))
    }

    /// What the analysis finds of an experiment's statements.
    ///
    /// - Parameter isFaulty: the networks that the fault is planted in, of those that it changes.
    static func compare(
        _ experiment: some Experiment, _ fault: EngineFault,
        in isFaulty: (NetworkSpecification) -> Bool = { _ in true }
    ) throws -> Comparison {
        let (sound, faulty) = try run(experiment, fault, in: isFaulty)
        return Comparison(
            sound: try experiment.analyse(sound), faulty: try experiment.analyse(faulty))
    }

    /// An experiment's runs at initialization, sound and faulty. Training runs are made up.
    static func run(
        _ experiment: some Experiment, _ fault: EngineFault, in isFaulty: (NetworkSpecification) -> Bool = { _ in true }
    ) throws -> (sound: Measurements, faulty: Measurements) {
        let data = try DataSet(.generated)
        let engine = InitializationRunner(data: data, threads: 1)
        let broken = InitializationRunner(data: data, threads: 1, makeNetwork: fault.network)
        func measurements(_ isBroken: Bool) throws -> Measurements {
            try experiment.measurements { specification in
                guard case .initialization(let work) = specification.work else {
                    preconditionFailure("a pass at initialization")
                }
                let isChanged =
                    isBroken && fault.changes(specification.network, differentiates: work.differentiates)
                    && isFaulty(specification.network)
                return try (isChanged ? broken : engine).run(specification, work)
            } training: {
                try SyntheticTrainings().record($0)
            }
        }
        return (try measurements(false), try measurements(true))
    }
}
