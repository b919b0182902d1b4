import ArgumentParser
import Foundation
import Paper
import Runs

/// How far a study is.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show which runs of a study are done, running, queued or failed.",
        discussion: """
            Runs are done when they are stored. If runs were submitted to Slurm, the queue is queried once.

            EXAMPLE: normreport status output
            """)

    @Argument(help: ArgumentHelp("The output folder.", valueName: "output"), transform: PathText.parse)
    var output = "output"

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        let url = URL(fileURLWithPath: output, isDirectory: true)
        let study = try Study(StudyConfiguration.load(from: url, .standard), .standard)
        let status = StudyStatus(study, output: url)
        if json { return try StandardOutput.json(status) }
        status.lines(study).forEach(StandardOutput.line)
    }
}
