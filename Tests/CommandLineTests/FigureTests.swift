import Foundation
import Plots
import Testing

@testable import Runs
@testable import TestSupport

/// Figures from stored runs: rendered, inspected, linted.
@Suite struct FigureTests {
    private let folder: TestFolder
    private let figure = "residual-forward-variance"
    private var output: [String] { ["--output", folder.url.path] }

    init() throws {
        folder = try TestFolder()
        try PreparedStudy(in: folder.url).complete()
    }

    @Test func theReportsFiguresGoToItsFolder() throws {
        let outcome = try Program.run(["render", "--format", "svg,pdf"] + output)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        #expect(outcome.output == "1 figure: \(folder.file("figures").path)\n")
        #expect(try folder.names("figures") == ["\(figure).pdf", "\(figure).svg"])
        #expect(try folder.names("data") == ["\(figure).csv"])
    }

    /// 3.25 in at 100 dots, in a folder of its own, so that the report keeps its own figures.
    @Test func otherFiguresGoToFoldersOfTheirOwn() throws {
        let outcome = try Program.run(
            ["render", figure, "--profile", "icml-column", "--theme", "dark", "--transparent", "--format", "png"]
                + ["--dpi", "100"] + output)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        #expect(try folder.names("figures") == ["icml-column-dark-transparent"])
        let png = try Data(contentsOf: folder.file("figures/icml-column-dark-transparent/\(figure).png"))
        #expect([UInt8](png)[16..<20].elementsEqual([0, 0, UInt8(325 >> 8), UInt8(325 & 255)]))
        // Colour type 6 has alpha.
        #expect(png[25] == 6)
    }

    @Test func figuresSayWhatMadeThem() throws {
        #expect(try Program.run(["render", "--dpi", "72", "--format", "png,pdf,svg,eps,pgf"] + output).status == 0)
        for format in OutputFormat.builtIn {
            let path = folder.file("figures/\(figure).\(format.identifier)").path
            let outcome = try Program.run(["inspect", path] + output)
            #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
            #expect(outcome.output.contains("software-version    normreport \(Software.version)\n"))
            #expect(outcome.output.contains("figure              \(figure)\n"))
            #expect(outcome.output.contains("\(figure).csv matches"))
            // The command that makes it again, in full.
            #expect(
                outcome.outputLines.last?.hasPrefix("made by ./normreport all --preset quick --data generated") == true)
            #expect(outcome.output.contains("preset quick, generated, seeds 0..1\n"))
        }
    }

    /// Every start is a process of its own: neither hash seeds nor the clock nor the order of threads may show.
    @Test func anotherProcessWritesTheSameBytes() throws {
        func files() throws -> [String: Data] {
            try? FileManager.default.removeItem(at: folder.file("figures"))
            #expect(
                try Program.run(["render", "--dpi", "150", "--format", "png,pdf,svg,eps,pgf"] + output).status == 0)
            let names = try folder.names("figures")
            return try Dictionary(
                uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.file("figures/\($0)"))) })
        }
        let first = try files()
        // The clock of a PDF has seconds.
        Thread.sleep(forTimeInterval: 1.1)
        let second = try files()
        #expect(first.keys.sorted() == OutputFormat.builtIn.map { "\(figure).\($0.identifier)" }.sorted())
        for (name, bytes) in first { #expect(second[name] == bytes, "\(name)") }
    }

    /// A renamed figure still finds its data; a changed byte shows; so does an output folder without the data.
    @Test func changedDataAreFound() throws {
        #expect(try Program.run(["render", "--format", "pdf"] + output).status == 0)
        let renamed = folder.file("figure-2.pdf")
        try FileManager.default.moveItem(at: folder.file("figures/\(figure).pdf"), to: renamed)
        let csv = folder.file("data/\(figure).csv")
        func state() throws -> String? {
            let outcome = try Program.run(["inspect", renamed.path, "--json"] + output)
            let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
            #expect(object?["dataFile"] as? String == csv.path)
            return object?["data"] as? String
        }
        #expect(try state() == "matches")
        try (Data(contentsOf: csv) + Data("\n".utf8)).write(to: csv)
        #expect(try state() == "differs")
        try FileManager.default.removeItem(at: csv)
        #expect(try state() == "missing")
    }

    @Test func everyProfileOfTheFigurePassesTheLint() throws {
        let outcome = try Program.run(["lint"] + output)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.output)\(outcome.error)")
        #expect(outcome.output == "1 figure, \(Profile.printed.count) profiles, no breach\n")
        let one = try Program.run(["lint", "--profile", "ieee-page"] + output)
        #expect(one.output == "1 figure, 1 profile, no breach\n")
        #expect(try folder.names() == ["configuration.json", "runs"])
    }

    /// A figure that cannot be drawn for want of runs is said, not left out.
    @Test func figuresWithoutRunsAreNamed() throws {
        let store = try RunStore(output: folder.url)
        for name in try folder.names("runs").prefix(1) { try FileManager.default.removeItem(at: store.folder(name)) }
        for command in ["render", "lint"] {
            let outcome = try Program.run([command] + output)
            #expect(outcome.status == 2 && outcome.errorLines.count == 1, "\(outcome.error)")
            #expect(outcome.error.contains("1 of 1 experiment is missing: residual-forward ("))
        }
    }

    @Test func mistakesAreExplained() throws {
        let text = folder.file("note.txt")
        try Data("no figure".utf8).write(to: text)
        for (arguments, status, parts) in [
            (["inspect", text.path], 65, ["note.txt", "neither PNG nor PDF nor SVG"]),
            (["inspect", folder.file("nothing.png").path], 74, ["nothing.png", "cannot read"]),
            (["render", "figure-9"], 64, ["'figure-9'", "residual-forward"]),
            (["render", "plain-forward"], 64, ["'plain-forward'", "its experiments: residual-forward"]),
            (["render", "--dpi", "3"], 64, ["'3'", "--dpi", "36 to 2400"]),
            (["render", "--format", "pdf", "--dpi", "300"], 64, ["--dpi affects only PNG"]),
            (["render", "--format", "png,gif"], 64, ["'png,gif'", "--format"]),
            (["lint", "--profile", "a4"], 64, ["'a4'", "icml-column", "all"]),
        ] {
            let outcome = try Program.run(arguments + output)
            #expect(outcome.status == status && outcome.errorLines.count == 1, "\(arguments): \(outcome.error)")
            for part in parts { #expect(outcome.error.contains(part), "\(part): \(outcome.error)") }
        }
    }
}
