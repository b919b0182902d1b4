import Runs

/// The measurements of an experiment's selections. They are complete, since an experiment with missing results is not
/// analysed.
package struct Measurements: Sendable {
    private var ensembles: [InitializationSelection: Ensemble] = [:]
    private var denseNetworks: [DenseLinearSelection: Ensemble] = [:]
    private var trainings: [TrainingSelection: TrainingEnsemble] = [:]

    /// Gathers the records of some selections.
    ///
    /// - Parameter consulted: selections that are of use where the plan has them, complete, and are not missed where not.
    /// - Throws: `MissingMeasurements` where a run of the other selections has no usable record.
    package init(
        _ selections: [Selection], consulted: [Selection] = [], plan: RunPlan, records: RunRecords
    ) throws(MissingMeasurements) {
        try self.init(all: selections, plan: plan, records: records)
        for selection in consulted where plan.has(selection) {
            guard let found = try? Measurements(all: [selection], plan: plan, records: records) else { continue }
            ensembles.merge(found.ensembles) { first, _ in first }
            denseNetworks.merge(found.denseNetworks) { first, _ in first }
            trainings.merge(found.trainings) { first, _ in first }
        }
    }

    private init(all selections: [Selection], plan: RunPlan, records: RunRecords) throws(MissingMeasurements) {
        var missing = MissingMeasurements()
        /// The records of a selection's runs. Runs without a usable record are collected as gaps.
        func gather<Record>(
            _ selection: Selection, _ record: (PlannedRun) throws(RunRecords.Gap) -> Record
        ) -> [Record] {
            var found = [Record]()
            for run in plan.runs(of: selection) {
                do throws(RunRecords.Gap) {
                    found.append(try record(run))
                } catch {
                    missing.add(run, error)
                }
            }
            return found
        }
        for selection in selections {
            switch selection {
            case .initialization(let selected):
                ensembles[selected] = Ensemble(
                    network: selected.network, batch: selected.batch, seeds: selected.seeds,
                    records: gather(selection, records.initialization))
            case .denseLinear(let selected):
                denseNetworks[selected] = Ensemble(
                    network: selected.network, batch: selected.samples, seeds: selected.seeds,
                    records: gather(selection, records.initialization))
            case .training(let selected):
                trainings[selected] = TrainingEnsemble(
                    network: selected.network, setting: selected.setting, records: gather(selection, records.training))
            }
        }
        guard missing.count == 0 else { throw missing }
    }

    /// The measurements of a selection at initialization, one record per seed.
    package subscript(_ selection: InitializationSelection) -> Ensemble {
        guard let ensemble = ensembles[selection] else {
            preconditionFailure("an experiment reads a selection that it did not declare")
        }
        return ensemble
    }

    /// A dense linear network over the selection's seeds.
    package subscript(_ selection: DenseLinearSelection) -> Ensemble {
        guard let ensemble = denseNetworks[selection] else {
            preconditionFailure("an experiment reads a selection that it did not declare")
        }
        return ensemble
    }

    /// The training runs of a selection, one record per seed.
    package subscript(_ selection: TrainingSelection) -> TrainingEnsemble {
        guard let ensemble = trainings[selection] else {
            preconditionFailure("an experiment reads a selection that it did not declare")
        }
        return ensemble
    }

    /// The training runs of a selection that was consulted; nil if the study does not have all of them.
    package func consulted(_ selection: TrainingSelection) -> TrainingEnsemble? { trainings[selection] }
}
