import Foundation

@testable import Findings
@testable import TestSupport

/// The built program, run as users run it.
enum Program {
    struct Outcome {
        let status: Int32
        /// Whether a signal ended it that it did not catch.
        let wasKilled: Bool
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

    /// What the program keeps of this machine, apart from what its user has.
    private static let cache = FileManager.default.temporaryDirectory.appendingPathComponent("normreport-test-cache")

    /// Runs it to its end.
    static func run(_ arguments: [String]) throws -> Outcome { try Started(url, arguments).outcome() }

    /// Runs it to its end, or kills it after some seconds.
    static func run(_ arguments: [String], within seconds: Int) throws -> Outcome {
        try Started(
            URL(fileURLWithPath: "/usr/bin/timeout"), ["-s", "KILL", "\(seconds)", url.path] + arguments
        ).outcome()
    }

    static func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

    /// Runs a line of the shell that calls it as "$P", with its arguments as "$@".
    static func shell(_ line: String, _ arguments: [String] = []) throws -> Outcome {
        try startShell(line, arguments).outcome()
    }

    /// Starts a line of the shell that calls it as "$P".
    static func startShell(_ line: String, _ arguments: [String] = []) throws -> Started {
        try Started(URL(fileURLWithPath: "/bin/sh"), ["-c", line, "sh"] + arguments, environment: ["P": url.path])
    }

    /// Starts it.
    static func start(_ arguments: [String]) throws -> Started { try Started(url, arguments) }

    /// A process on its way.
    final class Started {
        private let folder: TestFolder
        private let process = Process()
        private var output: URL { folder.file("output") }
        private var error: URL { folder.file("error") }

        fileprivate init(_ url: URL, _ arguments: [String], environment: [String: String] = [:]) throws {
            folder = try TestFolder()
            for file in [output, error] { try Data().write(to: file) }
            process.executableURL = url
            process.arguments = arguments
            process.environment = ProcessInfo.processInfo.environment
                .merging(["XDG_CACHE_HOME": Program.cache.path]) { $1 }.merging(environment) { $1 }
            // Files take any amount of text, where a pipe that nobody reads would block the program.
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: error)
            process.standardInput = FileHandle.nullDevice
            try process.run()
        }

        /// Waits until standard output holds a text; false where that has not come in a minute, or the program ended.
        func prints(_ text: String) throws -> Bool { try holds(text, output) }

        /// The same of standard error.
        func says(_ text: String) throws -> Bool { try holds(text, error) }

        private func holds(_ text: String, _ file: URL) throws -> Bool {
            for _ in 0..<6000 where process.isRunning {
                if try String(contentsOf: file, encoding: .utf8).contains(text) { return true }
                Thread.sleep(forTimeInterval: 0.01)
            }
            return false
        }

        /// Waits until a file is there; false where it has not come in a minute, or the program ended.
        func makes(_ file: URL) throws -> Bool {
            for _ in 0..<60_000 where process.isRunning {
                if FileManager.default.fileExists(atPath: file.path) { return true }
                Thread.sleep(forTimeInterval: 0.001)
            }
            return false
        }

        func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

        /// Waits for its end.
        func outcome() throws -> Outcome {
            process.waitUntilExit()
            // A shell counts so.
            let killed: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
            return Outcome(
                status: killed + process.terminationStatus, wasKilled: killed > 0,
                output: try String(contentsOf: output, encoding: .utf8),
                error: try String(contentsOf: error, encoding: .utf8))
        }
    }
}
