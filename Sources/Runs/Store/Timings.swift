import Files
import Foundation

/// How long each stored run took, when and where, kept in `timings.json`. No digest covers it, since times are not results.
///
/// Each process that computes runs adds a line per run to a separate file in `timings/`; see ``TimingLog``. The next
/// process that has the output folder to itself gathers them in `timings.json`.
package struct Timings: Sendable {
    private let file: URL
    private let folder: URL
    private let files: OutputFiles
    /// The timing of each run, by the run's key: the last one, where a run was computed several times.
    package private(set) var runs: [String: RunTiming]

    /// Reads the times of an output folder; there are none if the file is missing or damaged.
    package init(output: URL, files: OutputFiles = .standard) {
        self.files = files
        file = output.appendingPathComponent("timings.json")
        folder = TimingLog.folder(output)
        runs = Self.read(file)
        for file in logs { add(TimingLog.timings(in: file)) }
    }

    /// What processes have written apart, those of earlier versions included.
    private var logs: [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.contains(".json") && !$0.hasPrefix(".") }.sorted().map(folder.appendingPathComponent)
    }

    private static func read(_ file: URL) -> [String: RunTiming] {
        // A damaged file is no error: it costs nothing but times.
        let stored = (try? InputFile.data(of: file)).flatMap {
            try? JSONDecoder().decode([String: RunTiming].self, from: $0)
        }
        return (stored ?? [:]).filter(\.value.isSound)
    }

    private mutating func add(_ new: [String: RunTiming]) {
        runs.merge(new) { ($0.start ?? 0) > ($1.start ?? 0) ? $0 : $1 }
    }

    /// Writes `timings.json` with what processes have written apart, and removes the files of those that have ended.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package mutating func gather() throws { try record([:]) }

    /// Adds the timings of some runs, by key, and gathers what processes have written apart.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package mutating func record(_ new: [String: RunTiming]) throws {
        let logs = logs
        guard !new.isEmpty || !logs.isEmpty else { return }
        // Before they are read: a process that goes on may add a line at any time.
        let ended = logs.filter(files.isAbandoned)
        for log in logs { add(TimingLog.timings(in: log)) }
        add(new)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        // Synced where the only other copy is removed.
        try files.write(try encoder.encode(runs), to: file, ended.isEmpty ? .unsynced : .synced)
        for log in ended { try files.remove(log) }
    }

    /// The total time of some runs in seconds; nil if the time of one is unknown, or is that of a part.
    package func total(_ specifications: [RunSpecification]) -> Double? {
        var total = 0.0
        for specification in specifications {
            guard let timing = runs[specification.key], !timing.isResumed else { return nil }
            total += timing.seconds
        }
        return total
    }
}
