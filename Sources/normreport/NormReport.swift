import ArgumentParser
import Runs

/// The command line. Each command is one file in Commands/ and one line here.
@main
struct NormReport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: Software.name,
        abstract: "Measure normalization layers in real networks, draw the figures, and judge the paper's claims.",
        discussion: """
            Reproduces "Beyond BatchNorm" (Lubana, Dick, Tanaka, NeurIPS 2021) and writes a report with figures.

            EXAMPLE: normreport all
            """,
        version: "\(Software.name) \(Software.version)",
        groupedSubcommands: groups)

    /// The commands as the help shows them.
    private static let groups = [
        CommandGroup(name: "Study", subcommands: [All.self, Report.self, Compare.self, Verify.self, Archive.self]),
        CommandGroup(name: "Cluster", subcommands: [Plan.self, Run.self, Status.self, Timeline.self]),
        CommandGroup(name: "Figure", subcommands: [Render.self, Inspect.self, Lint.self]),
        CommandGroup(name: "Network", subcommands: [Probe.self, Train.self, Explain.self, Benchmark.self]),
        CommandGroup(name: "List", subcommands: [List.self]),
    ]

    /// The names of the commands that people use.
    static var commandNames: [String] {
        groups.flatMap(\.subcommands).map { $0.configuration.commandName ?? "\($0)".lowercased() }
    }

    /// What comes first on the command line, or second behind `help`: the name of a command, if it is one.
    static var subject: String? {
        let words = CommandLine.arguments.dropFirst()
        return (words.first == "help" ? words.dropFirst() : words).first
    }

    /// The parser shows its general help of a command that there is not.
    private static func checkHelp() throws {
        guard CommandLine.arguments.dropFirst().first == "help", let subject, !subject.hasPrefix("-"),
            !(commandNames + ["help"]).contains(subject)
        else { return }
        throw ValidationError("there is no command '\(subject)'")
    }

    static func main() {
        FileDescriptor.prepare()
        do {
            try OpenFiles.check()
            try ArgumentText.check()
            if VersionFacts.areAskedFor(Array(CommandLine.arguments.dropFirst())) {
                try StandardOutput.json(VersionFacts.current)
                return try StandardOutput.finish()
            }
            try checkHelp()
            var command = try parseAsRoot()
            try command.run()
            try StandardOutput.finish()
        } catch {
            ErrorLine(error).exit()
        }
    }
}
