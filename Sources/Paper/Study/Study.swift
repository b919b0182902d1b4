import Foundation
import Networks
import Training

/// One study: some experiments at some scale, from their plan to their findings.
package struct Study: Sendable {
    package let configuration: StudyConfiguration
    package let context: PlanContext
    package let experiments: [any Experiment.Type]

    package init(_ configuration: StudyConfiguration) throws {
        self.configuration = configuration
        context = configuration.context
        experiments = try configuration.experiments.map { identifier in
            guard let experiment = ExperimentCatalogue.all.first(where: { $0.identifier == identifier }) else {
                throw SelectionError.unknown(identifier)
            }
            return experiment
        }
    }

    /// All runs, each once.
    package func plan() throws -> [RunSpecification] { try ExperimentCatalogue.plan(experiments, context) }

    /// What every experiment finds in the stored runs, in the order of the report.
    package func analyse(store: RunStore) throws -> [StudyPart] {
        let results = Results(store: store)
        return try experiments.map { type in
            let experiment = type.init()
            let keys = try experiment.plan(context).map(\.key).sorted()
            var findings = try experiment.analyse(results, context)
            if let figures = configuration.figures {
                findings.figures.removeAll { !figures.contains($0.figure.identifier) }
            }
            let hash = sha256(keys.joined(separator: "\n"))
            for index in findings.figures.indices {
                let csv = findings.figures[index].csv
                let identifier = findings.figures[index].figure.identifier
                findings.figures[index].figure.provenance = .init(
                    softwareVersion: "\(Software.name) \(Software.version)", experiment: type.identifier,
                    configurationHash: hash, dataHash: sha256(csv),
                    additional: [.init(key: FigureOrigin.figureKey, value: identifier)])
            }
            return StudyPart(experiment: type, findings: findings)
        }
    }
}

/// An experiment with what it found.
package struct StudyPart: Sendable {
    package let experiment: any Experiment.Type
    package let findings: Findings
}

/// A name of an experiment or figure that nothing has.
package enum SelectionError: Error, Equatable, CustomStringConvertible {
    case unknown(String)
    /// Something that exists, but not in this study.
    case notInStudy(String, has: [String])

    package var description: String {
        switch self {
        case .unknown(let name):
            "nothing is called '\(name)'; experiments: "
                + ExperimentCatalogue.all.map { $0.identifier }.joined(separator: ", ")
                + "; 'normreport list figures' names the figures"
        case .notInStudy(let name, let experiments):
            "the study of this output folder has no '\(name)'; its experiments: " + experiments.joined(separator: ", ")
        }
    }
}

extension ExperimentCatalogue {
    /// The experiments that `names` ask for, by their own identifier or by that of a figure, and the figures to draw
    /// where not all of them.
    package static func select(
        _ names: [String]
    ) throws(SelectionError) -> (experiments: [String], figures: [String]?) {
        var experiments = Set<String>()
        var figures = Set<String>()
        var namesFigure = false
        for name in names {
            if let experiment = all.first(where: { $0.identifier == name }) {
                experiments.insert(name)
                figures.formUnion(experiment.figures.map(\.identifier))
            } else if let experiment = all.first(where: { $0.figures.contains { $0.identifier == name } }) {
                experiments.insert(experiment.identifier)
                figures.insert(name)
                namesFigure = true
            } else {
                throw .unknown(name)
            }
        }
        let order = all.map { $0.identifier }
        return (order.filter(experiments.contains), namesFigure ? figures.sorted() : nil)
    }
}
