import ArgumentParser
import Findings
import Foundation
import Networks
import Paper
import Plots
import Reports
import TestSupport
import Testing

@testable import normreport

/// What `all` makes of a normalizer, a quantity, an experiment, a mark, a data set, a figure format and a section of the report
/// that the program does not know.
@Suite struct ExtensionTests {
    private static var extensions: Extensions {
        var extensions = Extensions()
        extensions.catalogue.experiments = [OwnExperiment.self]
        extensions.dataSets = [StripedImages.source]
        extensions.formats.append(CommandCount.format)
        extensions.sections = [
            ReportSection { study, parts in
                Section("from-elsewhere", title: "A section from elsewhere") {
                    Paragraph(
                        "\(strong: Prose(text: parts[0].experiment.title)), on \(code: study.configuration.data.name)."
                    )
                }
            }
        ]
        return extensions
    }

    @Test func allCarriesWhatComesFromElsewhere() throws {
        let folder = try TestFolder()
        let command = try All.parse([
            "--data", "stripes", "--seeds", "2", "--output", folder.url.path, "--templates", Self.templates.path,
        ])
        try command.run(Self.extensions)
        func text(_ path: String) throws -> String {
            String(decoding: try Data(contentsOf: folder.file(path)), as: UTF8.self)
        }

        // The plan: two networks, two seeds.
        #expect(try folder.names("runs").filter { !$0.hasPrefix(".") }.count == 4)
        // The data of the figure: three layers of each run, with the quantity's name.
        let rows = try text("data/own-experiment-largest.csv").split(separator: "\n").dropFirst()
        #expect(rows.count == 2 * 2 * 3)
        #expect(rows.allSatisfy { $0.contains(",largest-value,") })
        let halving = rows.filter { $0.contains(",halving-norm,") }
        let values = halving.compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
        #expect(values.count == 6 && values.allSatisfy { $0 > 0 })
        // Halving halves, and nothing divides by a deviation again: the last layer is below the first.
        #expect(values[2] < values[0] && values[5] < values[3])
        // The figure, in the program's formats and its own.
        #expect(
            try folder.names("figures")
                == ["count", "pdf", "png", "svg"].map { "own-experiment-largest.\($0)" })
        #expect(try Int(text("figures/own-experiment-largest.count").dropLast()) ?? 0 > 0)
        let svg = try text("figures/own-experiment-largest.svg")
        #expect(svg.contains("series-halving-norm"))
        #expect(svg.contains("Halving &lt;Norm&gt;"))
        // The register.
        let register = try text("claims.json")
        #expect(register.contains("\"x1\"") && register.contains("Halving keeps activations below one."))
        // All three reports.
        for (report, name) in [
            ("report.html", "Halving &lt;Norm&gt;"), ("report.md", "Halving"), ("report.tex", "Halving"),
        ] {
            let content = try text(report)
            #expect(content.contains("An experiment from elsewhere"), "\(report)")
            #expect(content.contains("A section from elsewhere"), "\(report)")
            #expect(content.contains("Halving keeps activations below one."), "\(report)")
            #expect(content.contains(name), "\(report)")
        }
    }

    /// Nothing is computed a second time, and the normalizer is told from the built-in ones by its definition alone.
    @Test func anOperatorOfItsOwnIsInTheKey() throws {
        let context = PlanContext.synthetic(seeds: [0, 1])
        let own = OwnExperiment(context).specifications
        #expect(own.count == 4)
        #expect(own[0].canonicalJSON.contains("\"operation\":{\"custom\":\"halving\",\"revision\":1}"))
        #expect(!own[0].canonicalJSON.contains("halving-norm"))
        #expect(own[0].canonicalJSON.contains("\"quantities\":[\"largest-value\"]"))
    }

    /// The templates of the project.
    private static var templates: URL {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("templates", isDirectory: true)
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
        }
        return folder
    }
}
