import Foundation
import Training

/// The records of a plan's runs, read once and shared by all experiments.
package struct RunRecords: Sendable {
    private var initializations: [String: RunRecord] = [:]
    private var trainings: [String: TrainingRecord] = [:]
    private var gaps: [String: Gap] = [:]

    /// Makes an empty collection.
    package init() {}

    /// Reads the records of a plan from a store, several at a time. Runs that are missing or damaged become gaps.
    ///
    /// - Parameter selections: those whose runs are read, as far as the plan has them; all runs if nil.
    package init(_ plan: RunPlan, of selections: [Selection]? = nil, store: RunStore) {
        var runs = plan.runs
        if let selections {
            let wanted = Set(selections.filter(plan.has).flatMap(plan.runs(of:)))
            runs.removeAll { !wanted.contains($0) }
        }
        let loaded = runs.concurrentMap { Loaded($0.specification, key: $0.key, store: store) }
        for (run, loaded) in zip(runs, loaded) {
            switch loaded {
            case .initialization(let record): initializations[run.key] = record
            case .training(let record): trainings[run.key] = record
            case .gap(let gap): gaps[run.key] = gap
            }
        }
    }

    /// Adds the record of a run at initialization.
    mutating func add(_ record: RunRecord, of run: PlannedRun) { initializations[run.key] = record }
    /// Adds the record of a training run.
    mutating func add(_ record: TrainingRecord, of run: PlannedRun) { trainings[run.key] = record }

    /// The record of a run at initialization, or else of the same run with gradients.
    package func initialization(_ run: PlannedRun) throws(Gap) -> RunRecord {
        guard let record = initializations[run.key] else { throw gaps[run.key] ?? .missing }
        return record
    }

    /// The record of a training run.
    package func training(_ run: PlannedRun) throws(Gap) -> TrainingRecord {
        guard let record = trainings[run.key] else { throw gaps[run.key] ?? .missing }
        return record
    }

    private enum Loaded: Sendable {
        case initialization(RunRecord)
        case training(TrainingRecord)
        case gap(Gap)

        init(_ specification: RunSpecification, key: String, store: RunStore) {
            do {
                if specification.isTraining {
                    self = try store.record(key).map { .training($0) } ?? .gap(.missing)
                } else {
                    let record = try Self.initialization(specification, key, store)
                    self = record.map { .initialization($0) } ?? .gap(.missing)
                }
            } catch {
                self = .gap(.unreadable("\(error)"))
            }
        }

        /// The run's record, or that of the same run with gradients, whose forward pass is the same.
        private static func initialization(
            _ specification: RunSpecification, _ key: String, _ store: RunStore
        ) throws -> RunRecord? {
            do {
                if let own = try store.record(key, as: RunRecord.self) { return own }
            } catch {
                if let twin = specification.withGradients, let record = try? store.record(twin.key, as: RunRecord.self)
                {
                    return record
                }
                throw error
            }
            return try specification.withGradients.flatMap { try store.record($0.key) }
        }
    }
}
