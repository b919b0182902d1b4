import Foundation

@testable import TestSupport

/// The built program, run as users run it.
enum Program {
    struct Outcome {
        let status: Int32
        let output: String
        let error: String

        /// The lines on standard error.
        var errorLines: [String] {
            error.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        }
        var outputLines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// It stands beside the program that runs the tests.
    private static let url = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("normreport")

    static func run(_ arguments: [String]) throws -> Outcome {
        let folder = try TestFolder()
        let (output, error) = (folder.file("output"), folder.file("error"))
        for file in [output, error] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        // Files take any amount of text, where a pipe that nobody reads would block the program.
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            error: try String(contentsOf: error, encoding: .utf8))
    }

    static func run(_ arguments: String...) throws -> Outcome { try run(arguments) }
}
