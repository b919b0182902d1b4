import ArgumentParser
import Findings
import Foundation
import Paper
import Reports

/// Two output folders side by side.
struct Compare: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json, html
    }

    /// What makes a comparison fail.
    enum Change: String, CaseIterable, ExpressibleByArgument {
        case flipped, moved
    }

    static let configuration = CommandConfiguration(
        abstract: "Compare the claims of two output folders: flipped verdicts, moved effects.",
        discussion: """
            Differences between the configurations are printed first. With --fail-on the exit code is 1 if a verdict flipped, \
            if an effect moved beyond the joint interval, or if either exists in only one of the folders.

            EXAMPLE: normreport compare output other-output --fail-on flipped
            """)

    @Argument(help: "The first output folder.", transform: PathText.parse)
    var first: String

    @Argument(help: "The second output folder.", transform: PathText.parse)
    var second: String

    @Option(help: "The output format.")
    var format = Format.table

    @Option(
        help: ArgumentHelp(
            "Exit with code 1 on this change; may be repeated.",
            valueName: "change"))
    var failOn: [Change] = []

    @OptionGroup var templates: TemplateOptions

    func validate() throws {
        guard format != .html, templates.templates != nil || templates.title != nil else { return }
        throw ValidationError("--templates and --title have no effect without --format html")
    }

    func run() throws {
        let comparison = RegisterComparison(
            try ClaimRegister(contentsOf: Self.register(first)), try ClaimRegister(contentsOf: Self.register(second)),
            differences: try Self.study(first).differences(from: Self.study(second)))
        switch format {
        case .table: StandardOutput.line(comparison.text)
        case .json: StandardOutput.json(comparison.json)
        case .html:
            let library = try TemplateLibrary(format: .html, folders: templates.folders())
            let writer = DocumentWriter(templates: library)
            let document = comparison.document(first: first, second: second, title: templates.title)
            StandardOutput.document(writer.write(try document.resolved()))
        }
        try check(comparison)
    }

    /// What only one folder has has changed too: a claim that is gone must not pass for one that holds.
    private func check(_ comparison: RegisterComparison) throws {
        let changes: [(Change, count: Int, one: String, several: String)] = [
            (.flipped, comparison.flipped.count, "verdict flipped", "verdicts flipped"),
            (
                .flipped, comparison.judgedInOne.count, "verdict exists in only one folder",
                "verdicts exist in only one folder"
            ),
            (.moved, comparison.moved.count, "effect moved", "effects moved"),
            (
                .moved, comparison.onlyInOneCount, "claim, statement or effect exists in only one folder",
                "claims, statements and effects exist in only one folder"
            ),
        ]
        let found = changes.filter { failOn.contains($0.0) && $0.count > 0 }
        guard !found.isEmpty else { return }
        throw UnwantedChange(
            words: found.map { "\($0.count) \($0.count == 1 ? $0.one : $0.several)" }.joined(separator: ", "))
    }

    private static func register(_ folder: String) -> URL {
        URL(fileURLWithPath: folder, isDirectory: true).appendingPathComponent("claims.json")
    }

    private static func study(_ folder: String) throws -> StudyConfiguration {
        try StudyConfiguration.load(from: URL(fileURLWithPath: folder, isDirectory: true))
    }
}
