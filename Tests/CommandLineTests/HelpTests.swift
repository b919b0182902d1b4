import Testing

@testable import Runs

/// What the program says of itself.
@Suite struct HelpTests {
    /// The commands that the program's own help names, group by group.
    private func commands() throws -> [String] {
        var commands = [String]()
        var isInGroup = false
        for line in try Program.run("--help").output.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasSuffix("SUBCOMMANDS:") {
                isInGroup = true
            } else if line.isEmpty {
                isInGroup = false
            } else if isInGroup, line.hasPrefix("  "), !line.hasPrefix("   "),
                let name = line.split(separator: " ").first
            {
                commands.append(String(name))
            }
        }
        return commands
    }

    /// Commands stand in groups, each command once, and no list of names stands twice in one explanation.
    @Test func helpIsGrouped() throws {
        let outcome = try Program.run("--help")
        #expect(outcome.output.split(separator: "SUBCOMMANDS:").count > 3)
        let commands = try commands()
        #expect(Set(commands).count == commands.count && commands.count >= 10, "\(commands)")
        for command in ["probe", "train", "all", "render"] {
            let help = try Program.run(command, "--help").output.split(whereSeparator: \.isWhitespace)
            for name in ["evonorm-b0,", "post-activation,", "standard,", "icml-column,"] {
                #expect(help.count { $0 == name } <= 1, "\(command): \(name)")
            }
        }
    }

    @Test func everyCommandIsListed() throws {
        #expect(try Set(commands()).isSuperset(of: ["all", "list", "probe", "report"]))
    }

    /// Every command says what it does, how it is written, and one example; every option says what it is for.
    @Test func helpIsComplete() throws {
        for command in try [[]] + commands().map({ [$0] }) {
            let outcome = try Program.run(command + ["--help"])
            #expect(outcome.status == 0 && outcome.error.isEmpty, "\(command)")
            for part in ["OVERVIEW: ", "USAGE: normreport", "EXAMPLE: normreport", "OPTIONS:"] {
                #expect(outcome.output.contains(part), "\(command): no \(part)")
            }
            let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let start = try #require(lines.firstIndex { $0.hasPrefix("OPTIONS:") })
            for (index, line) in lines.enumerated().dropFirst(start + 1) where line.hasPrefix("  -") {
                // The explanation stands beside the option, or below it where that is long.
                let isBeside = line.dropFirst(2).contains("  ")
                let isBelow = index + 1 < lines.count && lines[index + 1].hasPrefix("        ")
                #expect(isBeside || isBelow, "\(command): \(line)")
            }
        }
    }

    /// What a command does not use it does not offer.
    @Test func onlyCommandsThatWriteReportsTakeTemplates() throws {
        let takers = try commands().filter { try Program.run([$0, "--help"]).output.contains("--templates <dir>") }
        #expect(takers.sorted() == ["all", "compare", "report"])
    }

    @Test func theVersionIsThePackages() throws {
        let outcome = try Program.run("--version")
        #expect(outcome.status == 0 && outcome.error.isEmpty)
        #expect(outcome.output == "normreport \(Software.version)\n")
    }
}
