import Files
import Foundation

/// How long each stored run took, when and where, kept in `timings.json`. No digest covers it, since times are not results.
///
/// Processes that compute runs of one study side by side each write a file of their own in `timings/`, which the next
/// process that has the output folder to itself adds to `timings.json`.
package struct Timings: Sendable {
    private let file: URL
    private let folder: URL
    private let files: OutputFiles
    /// The timing of each run, by the run's key.
    package private(set) var runs: [String: RunTiming]

    /// The time of each run in seconds, by the run's key.
    var seconds: [String: Double] { runs.mapValues(\.seconds) }

    /// Reads the times of an output folder; there are none if the file is missing or damaged.
    package init(output: URL, files: OutputFiles = .standard) {
        self.files = files
        file = output.appendingPathComponent("timings.json")
        folder = output.appendingPathComponent("timings", isDirectory: true)
        runs = Self.read(file)
        for file in Self.files(in: folder) { runs.merge(Self.read(file)) { $1 } }
    }

    private static func files(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted().map(folder.appendingPathComponent)
    }

    private static func read(_ file: URL) -> [String: RunTiming] {
        // A damaged file is no error: it costs nothing but times.
        let stored = (try? InputFile.data(of: file)).flatMap {
            try? JSONDecoder().decode([String: RunTiming].self, from: $0)
        }
        return (stored ?? [:]).filter(\.value.isSound)
    }

    private static func encoded(_ runs: [String: RunTiming]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        return try encoder.encode(runs)
    }

    /// Writes the timings of some runs, by key, to a file of this process.
    ///
    /// - Parameter name: the name of the process's file, which no other process uses.
    /// - Throws: `OutputError.cannotWrite`.
    package func record(_ new: [String: RunTiming], apart name: String) throws {
        guard !new.isEmpty else { return }
        try files.write(try Self.encoded(new), to: folder.appendingPathComponent("\(name).json"), .unsynced)
    }

    /// Adds the timings of some runs, by key, and writes `timings.json`, with what processes have written apart.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package mutating func record(_ new: [String: RunTiming]) throws {
        let apart = Self.files(in: folder)
        guard !new.isEmpty || !apart.isEmpty else { return }
        for file in apart { runs.merge(Self.read(file)) { $1 } }
        runs.merge(new) { $1 }
        try files.write(try Self.encoded(runs), to: file, .unsynced)
        if !apart.isEmpty { try files.remove(folder) }
    }

    /// The total time of some runs in seconds; nil if the time of one is unknown.
    package func total(_ specifications: [RunSpecification]) -> Double? {
        var total = 0.0
        for specification in specifications {
            guard let time = runs[specification.key]?.seconds else { return nil }
            total += time
        }
        return total
    }
}
