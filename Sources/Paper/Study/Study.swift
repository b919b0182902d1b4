import Findings
import Networks
import Runs
import Training

/// A study: experiments at one scale, from their plan to their findings.
package struct Study: Sendable {
    /// The choices that define the study.
    package let configuration: StudyConfiguration
    /// The scale, data, seeds and engine of the study.
    package let context: PlanContext
    /// The experiments, in the order of the report.
    package let experiments: [any Experiment]
    /// The runs that the experiments need.
    package let plan: RunPlan

    /// Plans a study.
    ///
    /// - Throws: `SelectionError` for an experiment that is not in the catalogue, and the error of an experiment that
    ///   cannot be planned at the study's scale.
    package init(_ configuration: StudyConfiguration, _ catalogue: Catalogue) throws {
        self.configuration = configuration
        let context = configuration.context
        self.context = context
        experiments = try configuration.experiments.map { try catalogue.experiment($0).init(context) }
        plan = context.plan(experiments.flatMap(\.selections))
    }

    /// Analyses the stored runs of every experiment, several at a time, and returns them in the order of the report. An
    /// experiment with missing or unusable results gets the reason in place of findings.
    ///
    /// - Parameter restriction: the experiments and figures that are wanted; all of the study if nil. An experiment may consult
    ///   runs of others, so its findings are those of the whole study.
    /// - Throws: `Interrupted`, which is checked before each experiment.
    package func analyse(
        store: RunStore, restrictedTo restriction: StudyConfiguration? = nil, interruption: Interruption = .none
    ) throws(Interrupted) -> [StudyPart] {
        let wanted = restriction ?? configuration
        let chosen = experiments.filter { wanted.experiments.contains($0.identifier) }
        let records = RunRecords(plan, of: chosen.flatMap { $0.selections + $0.consulted }, store: store)
        let parts = chosen.concurrentMap { experiment in
            Result { () throws(Interrupted) in
                try interruption.check()
                return part(experiment, records, figures: wanted.figures)
            }
        }
        return try parts.map { part throws(Interrupted) in try part.get() }
    }

    private func part(_ experiment: any Experiment, _ records: RunRecords, figures: [String]?) -> StudyPart {
        if let shortage = shortage(of: experiment) {
            return StudyPart(type(of: experiment), .gap(reason: "\(shortage)"))
        }
        do {
            let measured = try Measurements(
                experiment.selections, consulted: experiment.consulted, plan: plan, records: records)
            return StudyPart(
                type(of: experiment), .found(marked(try experiment.analyse(measured), experiment, figures: figures)))
        } catch {
            return StudyPart(type(of: experiment), .gap(reason: "\(error)"))
        }
    }

    /// The requirements of experiments that the data set does not meet, known before anything is computed.
    package func shortage(of experiment: any Experiment) -> DataSetError? {
        do throws(DataSetError) {
            for selection in experiment.selections {
                switch selection {
                case .initialization(let selected): try configuration.data.images.check(batch: selected.imageCount)
                case .training(let selected): try configuration.data.images.check(selected.setting.configuration)
                // It sees no images.
                case .denseLinear: break
                }
            }
            return nil
        } catch {
            return error
        }
    }

    /// The runs of some of the experiments, in the order of the plan, without those for which the data set is too
    /// small.
    package func runs(of names: [String]) -> [RunSpecification] {
        var wanted = Set<PlannedRun>()
        for experiment in experiments
        where names.contains(type(of: experiment).identifier) && shortage(of: experiment) == nil {
            wanted.formUnion(experiment.selections.flatMap(plan.runs(of:)))
        }
        return plan.runs.filter(wanted.contains).map(\.specification)
    }

    /// The findings restricted to some of the figures, each with its provenance.
    private func marked(_ findings: Findings, _ experiment: any Experiment, figures: [String]?) -> Findings {
        var findings = findings
        if let figures {
            findings.figures.removeAll { !figures.contains($0.figure.identifier) }
        }
        let keys = Set(experiment.selections.flatMap { plan.runs(of: $0).map(\.key) }).sorted()
        let hash = sha256(keys.joined(separator: "\n"))
        let normalizers = Normalizer.builtIn + configuration.declared
        for index in findings.figures.indices {
            configuration.style?.apply(to: &findings.figures[index], normalizers: normalizers)
            findings.figures[index].figure.provenance = findings.figures[index].provenance(
                experiment: type(of: experiment).identifier, configurationHash: hash)
            if let style = configuration.style {
                findings.figures[index].figure.provenance.entries.append(.init(key: "style", value: style.digest))
            }
        }
        return findings
    }
}

/// An experiment with the outcome of its analysis.
package struct StudyPart: Sendable {
    /// The outcome of an analysis.
    package enum Outcome: Sendable {
        case found(Findings)
        /// Runs are missing, or their results cannot be analysed.
        case gap(reason: String)
        /// Some of its runs are still to be computed.
        case toCome(runs: Int)
    }

    /// The experiment.
    package let experiment: any Experiment.Type
    /// The outcome of its analysis.
    let outcome: Outcome

    /// Makes a part of the given experiment and outcome.
    package init(_ experiment: any Experiment.Type, _ outcome: Outcome) {
        self.experiment = experiment
        self.outcome = outcome
    }

    /// The findings. If there are none yet, or there is a gap, they only state that the experiment's statements are not decidable.
    package var findings: Findings {
        switch outcome {
        case .found(let findings): return findings
        case .gap(let reason): return open("\(reason)")
        case .toCome: return open("the experiment is still running")
        }
    }

    /// Findings that only say why there are none.
    private func open(_ reason: Prose) -> Findings {
        var findings = Findings()
        findings.statements = experiment.statements.map { StatementFinding($0, undecidable: reason) }
        return findings
    }

    /// How many of its runs are still to be computed; nil if none is.
    package var runsToCome: Int? {
        guard case .toCome(let runs) = outcome else { return nil }
        return runs
    }

    /// The reason why there are no findings; nil if there are.
    package var gap: String? {
        guard case .gap(let reason) = outcome else { return nil }
        return reason
    }
}
