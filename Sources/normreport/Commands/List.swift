import ArgumentParser
import Findings
import Foundation
import Networks
import Paper
import Training

/// What there is to choose from.
struct List: ParsableCommand {
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case normalizers, architectures, presets, experiments, claims, figures, data
    }

    static let configuration = CommandConfiguration(
        abstract: "List normalizers, architectures, presets, experiments, claims, figures or data sets.",
        discussion: "EXAMPLE: normreport list figures --json")

    @Argument(help: "What to list; everything by default.")
    var subject: Subject?

    @Flag(help: "As JSON.")
    var json = false

    private struct Entry: Codable {
        let id: String
        let summary: String
    }

    func run() throws {
        let subjects = subject.map { [$0] } ?? Subject.allCases
        if json {
            let lists = Dictionary(uniqueKeysWithValues: subjects.map { ($0.rawValue, Self.entries($0)) })
            return try StandardOutput.json(lists)
        }
        for (index, subject) in subjects.enumerated() {
            if subjects.count > 1 { StandardOutput.line((index > 0 ? "\n" : "") + subject.rawValue.uppercased()) }
            let entries = Self.entries(subject)
            let width = entries.map(\.id.count).max() ?? 0
            for entry in entries {
                StandardOutput.line(entry.id.padding(toLength: width + 2, withPad: " ", startingAt: 0) + entry.summary)
            }
        }
    }

    private static func entries(_ subject: Subject) -> [Entry] {
        switch subject {
        case .normalizers: Normalizer.builtIn.map { Entry(id: $0.identifier, summary: $0.label) }
        case .architectures: Architecture.builtIn.map { Entry(id: $0.identifier, summary: $0.summary) }
        case .presets: Preset.builtIn.map { Entry(id: $0.identifier, summary: $0.summary) }
        case .experiments: Catalogue.standard.experiments.map { Entry(id: $0.identifier, summary: $0.title) }
        case .claims:
            Claim.ofThePaper.flatMap { claim in
                [Entry(id: claim.identifier, summary: "\(claim.statement) (\(claim.place))")]
                    + Statement.ofThePaper.filter { $0.claim == claim }.map {
                        Entry(id: $0.identifier, summary: "\($0.text.plainText) (\($0.kind.rawValue), \($0.place))")
                    }
            }
        case .figures:
            Catalogue.standard.experiments.flatMap { $0.figures }.map {
                Entry(id: $0.identifier, summary: $0.title + ($0.paperFigure.map { " (\($0))" } ?? ""))
            }
        case .data: DataSetSource.all.map { Entry(id: $0.identifier, summary: $0.summary) }
        }
    }
}
