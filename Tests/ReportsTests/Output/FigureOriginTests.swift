import Files
import Foundation
import Plots
import Testing
import Training

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
        for format in OutputFormat.builtIn { try draw("evil.\(format.identifier)", of: "../../victim", as: format) }
    }

    /// Writes a figure whose record names a figure, or none.
    @discardableResult
    private func draw(
        _ name: String, of identifier: String?, dataHash: String = "0", as format: OutputFormat = .svg
    ) throws -> URL {
        let figure = Figure(
            "residual-forward-variance", panels: [Panel(x: Axis("x"), y: Axis("y"), marks: [])], caption: "c")
        var drawing = try figure.layout()
        drawing.provenance = Provenance(
            softwareVersion: "normreport 0", experiment: "e", configurationHash: "0", dataHash: dataHash,
            additional: identifier.map { [.init(key: FigureFinding.provenanceKey, value: $0)] } ?? [])
        let file = output.appendingPathComponent("figures/\(name)")
        try OutputFiles.standard.write(try drawing.encoded(as: format, dotsPerInch: 72), to: file, .unsynced)
        return file
    }

    /// A file that was renamed for a paper is still of the data that its record names; one without a name is of its own.
    @Test(arguments: ["dense-rank", nil])
    func dataAreCompared(identifier: String?) throws {
        let data = Data("a,b\n".utf8)
        let file = try draw("figure-3.svg", of: identifier, dataHash: sha256([UInt8](data)))
        func state() throws -> FigureOrigin.DataState { try FigureOrigin(file: file, output: output).data }
        #expect(try state() == .missing)
        let name = "data/\(identifier ?? "figure-3").csv"
        try OutputFiles.standard.write(data, to: output.appendingPathComponent(name), .unsynced)
        #expect(try state() == .matches)
        #expect(try FigureOrigin(file: file, output: output).dataFile.path.hasSuffix(name))
        try OutputFiles.standard.write(data + data, to: output.appendingPathComponent(name), .unsynced)
        #expect(try state() == .differs)
    }

    @Test func whatSaysNothingOfItselfIsNoFigure() throws {
        let file = output.appendingPathComponent("figures/other.svg")
        try OutputFiles.standard.write(Data("<svg/>".utf8), to: file, .unsynced)
        #expect(throws: UnknownFigure.self) { try FigureOrigin(file: file, output: output) }
        #expect(throws: OutputError.self) { try FigureOrigin(file: folder.file("none.svg"), output: output) }
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
