import Foundation

@testable import Findings
@testable import Paper
@testable import Plots
@testable import Reports
@testable import Runs
@testable import TestSupport
@testable import Training

extension FuzzTarget {
    static let runRecord = FuzzTarget(
        name: "run-record", seeds: { [[UInt8](try JSONEncoder().encode(TestRuns.record()))] },
        read: { readTwice($0, as: RunRecord.self) })

    static let trainingRecord = FuzzTarget(
        name: "training-record",
        seeds: {
            let epoch = TrainingRecord.Epoch(trainingLoss: 2, trainingAccuracy: 0.5, testLoss: nil, testAccuracy: 0.25)
            let probe = TrainingRecord.Probe(step: 3, layers: TestRuns.record().layers)
            let ended = TrainingRecord.Divergence(reason: .lossNotFinite, epoch: 1, step: 3, layer: "layer1")
            return try [
                TrainingRecord(epochs: [epoch, epoch], probes: [probe], divergence: nil),
                TrainingRecord(epochs: [epoch], probes: [], divergence: ended),
            ].map { [UInt8](try JSONEncoder().encode($0)) }
        },
        read: { readTwice($0, as: TrainingRecord.self) })

    /// What made a figure, as `inspect` reads it from PNG, PDF and SVG.
    static let figure = FuzzTarget(
        name: "figure",
        seeds: {
            let provenance = Provenance(
                softwareVersion: "s", experiment: "e (1) \\ é", configurationHash: "c", dataHash: "d")
            let figure = Figure(
                "f", panels: [Panel(x: Axis("x"), y: Axis("y"), marks: [])], caption: "c", provenance: provenance)
            let drawing = try figure.layout()
            return try OutputFormat.builtIn.map { [UInt8](try drawing.encoded(as: $0, dotsPerInch: 36)) }
        },
        read: { bytes in
            guard let provenance = try? Provenance.read(from: Data(bytes)) else { return }
            // What is written again is read the same, but for halves of surrogate pairs.
            let again = ProvenanceRecord.parse(ProvenanceRecord.text(provenance))
            precondition(again == provenance, "a record survives being written")
        })

    /// A page that a user wrote, filled with every name that it may use.
    static let template = FuzzTarget(
        name: "template",
        seeds: {
            [
                "{{title}} {{#series}}{{key}}{{^last()}}, {{/last()}}{{/series}}", "{{=<% %>=}}<%{title}%> <%! note %>",
                "{{#hasFacts}}{{#facts}}{{term}}: {{{description}}}{{/facts}}{{/hasFacts}}{{> verdict}}",
            ].map { [UInt8]($0.utf8) }
        },
        read: { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else { return }
            let files = Template.allCases.map { template in
                TemplateLibrary.File(
                    name: "\(template.rawValue).mustache", label: template.rawValue,
                    text: template == .page ? text : "x", isOwn: template == .page)
            }
            guard let library = try? TemplateLibrary(format: .html, files: files, places: []) else { return }
            _ = library.render(.page, TemplateRecord(filling: Template.page.names))
        })

    /// A configuration, and the plan that follows from it.
    static let configuration = FuzzTarget(
        name: "configuration",
        seeds: {
            let configuration = StudyConfiguration(
                preset: .quick, data: try DataSet(.generated).description, seeds: [1, 2], experiments: ["dense-rank"],
                figures: ["dense-rank"], engine: TestRuns.engine, title: "t")
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return [[UInt8](try encoder.encode(configuration))]
        },
        read: { bytes in
            guard let configuration = try? StudyConfiguration(content: Data(bytes), file: "f") else { return }
            // Planning more would take most of the time.
            guard configuration.seeds.count <= 3, configuration.experiments.count == 1 else { return }
            guard let study = try? Study(configuration, .standard) else { return }
            for experiment in study.experiments { _ = study.shortage(of: experiment) }
        })

    /// A register of claims, and its comparison with itself and with another.
    static let register = FuzzTarget(
        name: "register", seeds: { [[UInt8](try registerSeed.get().json)] },
        read: { bytes in
            guard let register = try? ClaimRegister(content: Data(bytes), path: "f"),
                let other = try? registerSeed.get()
            else { return }
            for (first, second) in [(register, register), (register, other), (other, register)] {
                let comparison = RegisterComparison(first, second, differences: [])
                _ = (comparison.text, comparison.json)
                _ = try? comparison.document(first: "a", second: "b", title: nil).resolved()
            }
        })

    private static let registerSeed = Result<ClaimRegister, any Error> {
        let effect = ClaimRegister.Effect(
            name: "slope", value: 1.5, low: 1, high: 2, seeds: 10, claimed: "> 1", outcome: .holds, pValue: 0.01)
        let statement = ClaimRegister.Statement(
            id: "c1.1", kind: "law", place: "p", text: "It grows.", rule: "r", decides: true, verdict: .reproduced,
            reason: nil, pValue: 0.01, correctedPValue: 0.02, power: 0.9, powerRemark: "w",
            thresholds: [.init(id: "t", claimed: "> 1", meaning: "m", precedesResults: true, precedesSeeds: true)],
            members: [.init(name: "m", outcome: .holds, joinedBy: "and", reason: nil, evidence: [effect])],
            beside: [effect], scale: "s", data: ["data/a.csv"], remarks: ["r"])
        let claim = ClaimRegister.Claim(
            id: "c1", statement: "It grows.", place: "p", verdict: .reproduced, summary: "s", statements: [statement])
        return ClaimRegister(
            origin: .init(
                program: "p", data: "d", dataDigest: "00", preset: "quick", seeds: [1, 2], hasFreshSeeds: false),
            claims: [claim])
    }

    /// What is read and written again is read the same.
    private static func readTwice<Record: StoredRecord & Equatable>(_ bytes: [UInt8], as type: Record.Type) {
        guard let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)) else { return }
        guard let written = try? JSONEncoder().encode(record) else { preconditionFailure("it cannot be written") }
        precondition((try? JSONDecoder().decode(Record.self, from: written)) == record, "it is read otherwise")
    }
}

extension TemplateRecord {
    /// Something for every name.
    fileprivate init(filling names: [String: TemplateShape]) {
        self.init(
            names.mapValues { shape in
                switch shape {
                case .text: .text("text")
                case .flag: .flag(true)
                case .list(let inner): .list([TemplateRecord(filling: inner), TemplateRecord(filling: inner)])
                }
            })
    }
}
