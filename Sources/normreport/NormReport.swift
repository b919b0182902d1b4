import ArgumentParser
import Runs

/// The command line. Each command is one file in Commands/ and one line here.
@main
struct NormReport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: Software.name,
        abstract: "Measures normalization layers in real networks, draws the figures, judges the claims.",
        discussion: """
            Reproduces "Beyond BatchNorm" (Lubana, Dick, Tanaka, NeurIPS 2021) and writes a report with figures.

            EXAMPLE: normreport all
            """,
        version: "\(Software.name) \(Software.version)",
        subcommands: [
            All.self, Plan.self, Run.self, Status.self, Report.self, Render.self, Inspect.self, Lint.self, Compare.self,
            Probe.self, Train.self, Explain.self, List.self, Verify.self, Benchmark.self,
        ])

    static func main() {
        FileDescriptor.prepare()
        do {
            try OpenFiles.check()
            try ArgumentText.check()
            if VersionFacts.areAskedFor(Array(CommandLine.arguments.dropFirst())) {
                StandardOutput.line(try JSONText.pretty(VersionFacts.current))
                return try StandardOutput.finish()
            }
            var command = try parseAsRoot()
            try command.run()
            try StandardOutput.finish()
        } catch {
            ErrorLine(error).exit()
        }
    }
}
