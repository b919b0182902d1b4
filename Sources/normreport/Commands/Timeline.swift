import ArgumentParser
import Files
import Foundation
import Paper
import Plots
import Reports
import Runs
import VisibleText

/// When the runs of a study were computed.
struct Timeline: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw when and on which host each run of a study was computed, and how long it took.",
        discussion: """
            Figure and CSV go to timeline/ in the output folder. Results do not depend on them.

            EXAMPLE: normreport timeline output
            """)

    @Argument(help: ArgumentHelp("The output folder.", valueName: "output"), transform: PathText.parse)
    var output = "output"

    func run() throws {
        let url = URL(fileURLWithPath: output, isDirectory: true)
        let study = try Study(StudyConfiguration.load(from: url, .standard), .standard)
        let timeline = StudyTimeline(study, timings: Timings(output: url))
        guard !timeline.isEmpty else { throw NoTimes(output: output) }
        let folder = url.appendingPathComponent(StudyTimeline.identifier, isDirectory: true)
        func write(_ data: Data, _ format: String) throws {
            let file = folder.appendingPathComponent("\(StudyTimeline.identifier).\(format)")
            try OutputFiles.standard.write(data, to: file, .unsynced)
        }
        try write(Data(timeline.csv.utf8), "csv")
        let drawing = try timeline.figure.layout()
        for format in OutputFormat.builtIn { try write(try drawing.encoded(as: format), format.identifier) }
        StandardOutput.line("\(timeline.count) runs: \(folder.path.visibleLine)")
    }
}
