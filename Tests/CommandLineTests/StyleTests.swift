import Foundation
import Paper
import Testing

@testable import Runs
@testable import TestSupport

/// A style file on the command line: recorded by a study, or for one drawing.
@Suite struct StyleTests {
    private let folder: TestFolder
    private let figure = "residual-forward-variance"
    private var output: [String] { ["--output", folder.url.path] }
    private var style: String { folder.file("mine.toml").path }

    init() throws {
        folder = try TestFolder()
        try PreparedStudy(in: folder.url).complete()
        try Data("[series.batch-norm]\nlabel = \"OURS\"\ncolor = \"#aa3300\"\n".utf8).write(
            to: folder.file("mine.toml"))
    }

    private func svg(_ path: String = "figures") throws -> String {
        String(decoding: try Data(contentsOf: folder.file("\(path)/\(figure).svg")), as: UTF8.self)
    }

    /// The study keeps its style: a later report needs the file no longer, and `none` takes it back.
    @Test func aStudyKeepsItsStyle() throws {
        #expect(try Program.run(["report", "--style", style] + output).status == 0)
        #expect(try svg().contains(">OURS</text>") && svg().contains("#aa3300"))
        #expect(try StudyConfiguration.load(from: folder.url).style?.file == style)
        let page = try String(contentsOf: folder.file("report.html"), encoding: .utf8)
        #expect(page.contains("--series-batch-norm:#aa3300") || page.contains("--series-batch-norm: #aa3300"))
        try FileManager.default.removeItem(at: folder.file("mine.toml"))
        let first = try svg()
        #expect(try Program.run(["report"] + output).status == 0)
        #expect(try svg() == first)
        #expect(try Program.run(["report", "--style", "none"] + output).status == 0)
        #expect(try !svg().contains("OURS") && StudyConfiguration.load(from: folder.url).style == nil)
    }

    /// Figures in another style than the study's go to a folder of their own, and the study stays as it is.
    @Test func aDrawingHasAStyleForItself() throws {
        let outcome = try Program.run(["render", "--style", style, "--format", "svg"] + output)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        #expect(try svg("figures/style-mine").contains(">OURS</text>"))
        #expect(try StudyConfiguration.load(from: folder.url).style == nil)
        #expect(try Program.run(["verify", folder.url.path]).status == 0)
    }

    @Test func mistakesAreExplained() throws {
        try Data("show = [\"batchnorm\"]".utf8).write(to: folder.file("wrong.toml"))
        for (arguments, status, parts) in [
            (["report", "--style", folder.file("wrong.toml").path], 65, ["wrong.toml:1: 'show'", "'batch-norm'?"]),
            (["render", "--style", folder.file("no.toml").path], 74, ["no.toml", "no such file"]),
            (["render", "--width", "1in"], 64, ["--width", "1.5 to 40 in", "3.25in"]),
            (["render", "--width", "inf"], 64, ["--width", "1.5 to 40 in"]),
            (["render", "--height", "200mi"], 64, ["--height", "1 to 60 in"]),
            (["render", "--width", "1.5in", "--height", "60in"], 0, []),
            (["render", "--height", "0.9in"], 64, ["--height", "1 to 60 in"]),
            (["render", "--font", "No Such"], 64, ["no font called \"No Such\"", "DejaVu Sans"]),
            (["render", "--band", "wide"], 64, ["'wide'", "interval", "deviation", "seeds"]),
        ] as [([String], Int32, [String])] {
            let outcome = try Program.run(arguments + (arguments[0] == "render" ? ["--format", "svg"] : []) + output)
            #expect(
                outcome.status == status && outcome.errorLines.count == (status == 0 ? 0 : 1),
                "\(arguments): \(outcome.error)")
            for part in parts { #expect(outcome.error.contains(part), "\(part): \(outcome.error)") }
        }
    }

    /// Every option of a drawing shows in the name of its folder.
    @Test func drawingsAreToldApartByTheirFolders() throws {
        let outcome = try Program.run(
            ["render", "--profile", "poster", "--width", "30cm", "--height", "8in", "--font", "DejaVu Serif"]
                + ["--band", "deviation", "--format", "eps,pgf"] + output)
        // DejaVu Serif lacks none of this figure's characters.
        #expect(outcome.status == 0, "\(outcome.error)")
        let name = "poster-width-30cm-height-8in-dejavu-serif-deviation"
        #expect(try folder.names("figures/\(name)") == ["\(figure).eps", "\(figure).pgf"])
        let eps = String(decoding: try Data(contentsOf: folder.file("figures/\(name)/\(figure).eps")), as: UTF8.self)
        #expect(eps.contains("%%BoundingBox: 0 0 851 576"))
        let inspected = try Program.run(["inspect", folder.file("figures/\(name)/\(figure).pgf").path] + output)
        #expect(inspected.status == 0 && inspected.output.contains("band                deviation"))
    }
}
