import ArgumentParser
import Findings
import Foundation
import Reports

/// Two output folders side by side.
struct Compare: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json, html
    }

    static let configuration = CommandConfiguration(
        abstract: "Compare the claims of two output folders: flipped verdicts, moved effects.",
        discussion: "EXAMPLE: normreport compare output other-output --format json")

    @Argument(help: "The first output folder.")
    var first: String

    @Argument(help: "The second output folder.")
    var second: String

    @Option(help: "What to print: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = Format.table

    @OptionGroup var templates: TemplateOptions

    func run() throws {
        let comparison = RegisterComparison(
            try ClaimRegister(contentsOf: Self.register(first)),
            try ClaimRegister(contentsOf: Self.register(second)))
        switch format {
        case .table: print(comparison.text)
        case .json: print(comparison.json)
        case .html:
            let library = try TemplateLibrary(format: .html, folders: templates.folders())
            let writer = DocumentWriter(templates: library)
            print(writer.write(try comparison.document(first: first, second: second).resolved()))
        }
    }

    private static func register(_ folder: String) -> URL {
        URL(fileURLWithPath: folder, isDirectory: true).appendingPathComponent("claims.json")
    }
}
