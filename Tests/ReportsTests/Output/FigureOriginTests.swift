import Files
import Foundation
import Plots
import Testing

@testable import Findings
@testable import Paper
@testable import Reports
@testable import TestSupport

/// A figure's record comes from a file, which may come from anybody.
@Suite struct FigureOriginTests {
    private let folder: TestFolder
    private var victim: URL { folder.file("victim.csv") }
    private var output: URL { folder.file("output") }

    init() throws {
        folder = try TestFolder()
        try Data("precious".utf8).write(to: victim)
        let record = Provenance(
            softwareVersion: "normreport 0", experiment: "e", configurationHash: "0", dataHash: "0",
            additional: [.init(key: FigureFinding.provenanceKey, value: "../../victim")])
        let figure = Figure(
            "residual-forward-variance", panels: [Panel(x: Axis("x"), y: Axis("y"), marks: [])], caption: "c")
        var drawing = try figure.layout()
        drawing.provenance = record
        for format in OutputFormat.builtIn {
            try OutputFiles.standard.write(
                try drawing.encoded(as: format, dotsPerInch: 72),
                to: output.appendingPathComponent("figures/evil.\(format.identifier)"), .unsynced)
        }
    }

    @Test(arguments: ["png", "pdf", "svg"]) func aPathIsNoFigure(_ format: String) throws {
        let file = output.appendingPathComponent("figures/evil.\(format)")
        let error = try #require(throws: UnknownFigure.self) { try FigureOrigin(file: file, output: output) }
        #expect(error.reason == "its record names no figure but '../../victim'")
    }

    /// Neither a report that clears what an earlier one left, nor a repair, removes anything outside of the folder.
    @Test func nothingOutsideIsRemoved() throws {
        OutputFolder(output).clear(keeping: [], known: Catalogue.standard.figureIdentifiers)
        for fault in try OutputCheck(output).run().faults { try OutputFiles.standard.remove(fault.item) }
        #expect(FileManager.default.fileExists(atPath: victim.path))
        #expect(try folder.names() == ["output", "victim.csv"])
    }
}
