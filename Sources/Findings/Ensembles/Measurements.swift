import Runs

/// What was measured under an experiment's selections. It is complete: an experiment with a hole in its results is not
/// analysed.
package struct Measurements: Sendable {
    private var ensembles: [InitializationSelection: Ensemble] = [:]
    private var trainings: [TrainingSelection: TrainingEnsemble] = [:]

    /// Gathers the records of some selections.
    ///
    /// - Throws: `MissingMeasurements` where a run has no usable record.
    package init(_ selections: [Selection], plan: RunPlan, records: RunRecords) throws(MissingMeasurements) {
        var missing = MissingMeasurements()
        /// The records of those of a selection's runs that have one; the others are counted.
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
            case .training(let selected):
                trainings[selected] = TrainingEnsemble(
                    network: selected.network, setting: selected.setting, records: gather(selection, records.training))
            }
        }
        guard missing.count == 0 else { throw missing }
    }

    /// A network at initialization over the selection's seeds.
    package subscript(_ selection: InitializationSelection) -> Ensemble {
        guard let ensemble = ensembles[selection] else {
            preconditionFailure("an experiment reads a selection that it did not declare")
        }
        return ensemble
    }

    /// A network in training over the selection's seeds.
    package subscript(_ selection: TrainingSelection) -> TrainingEnsemble {
        guard let ensemble = trainings[selection] else {
            preconditionFailure("an experiment reads a selection that it did not declare")
        }
        return ensemble
    }
}
