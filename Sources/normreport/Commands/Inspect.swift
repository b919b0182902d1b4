import ArgumentParser
import Foundation
import Paper
import Plots
import Reports
import VisibleText

/// What made a figure.
struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what made a figure file, and whether its data still match those in the output folder.",
        discussion: "EXAMPLE: normreport inspect output/figures/residual-forward-variance.pdf --json")

    @Argument(
        help: "The figure.", completion: .file(extensions: OutputFormat.builtIn.map(\.identifier)),
        transform: PathText.parse)
    var file: String

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let origin = try FigureOrigin(file: URL(fileURLWithPath: file), output: output.url)
        if json { return try StandardOutput.json(origin) }
        let width = origin.provenance.entries.map(\.key.count).max() ?? 0
        for entry in origin.provenance.entries {
            StandardOutput.line(entry.key.padding(toLength: width + 2, withPad: " ", startingAt: 0) + entry.value)
        }
        StandardOutput.line("\(origin.dataFile.relativePath) \(origin.data.words)")
        // The folder's study made the figure only where the data are the same.
        guard origin.data == .matches, let study = try? StudyConfiguration.load(from: output.url) else { return }
        let preset = study.preset.identifier.visibleLine
        StandardOutput.line("preset \(preset), \(study.data.label), seeds \(SeedRanges(study.seeds).option)")
        StandardOutput.line("made by \(study.command(.standard))")
    }
}

extension FigureOrigin.DataState {
    fileprivate var words: String {
        switch self {
        case .matches: "matches: it contains the data that the figure shows"
        case .differs: "differs: it has been rewritten with other data"
        case .missing: "does not exist; give the figure's output folder with --output"
        }
    }
}
