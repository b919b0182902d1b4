import Files
import Foundation

/// The timings of the runs that one process computes, in a file of its own in `timings/` of the output folder: a line of JSON
/// per run, written when the run is stored, so that no end of the process costs them. They are apart from the records, whose
/// bytes must not depend on them.
package final class TimingLog: Sendable {
    private let executor: RunTiming.Executor
    private let lines: LineFile

    /// Makes a log, whose file is made with the first timing.
    package init(output: URL, executor: RunTiming.Executor, files: OutputFiles = .standard) {
        self.executor = executor
        lines = LineFile(
            Self.folder(output).appendingPathComponent("\(UUID().uuidString).\(Self.fileExtension)"), files: files)
    }

    private static let fileExtension = "jsonl"

    /// The folder of all processes' files.
    static func folder(_ output: URL) -> URL { output.appendingPathComponent("timings", isDirectory: true) }

    /// Gives the file up: no timing comes after this.
    func close() { lines.close() }

    /// Stores what a run has come to, and adds its timing. The timing goes first, so that no stored run is without one,
    /// however the process ends. Where it cannot be written, the run is stored all the same.
    ///
    /// - Parameters:
    ///   - seconds: how long the run took.
    ///   - isResumed: whether it went on from a checkpoint.
    ///   - save: stores the run.
    /// - Throws: `OutputError.cannotWrite`, and what `save` throws.
    func add(
        _ run: RunSpecification, seconds: Double, isResumed: Bool = false, saving save: () throws -> Void
    ) throws -> RunTiming {
        let timing = RunTiming.ended(
            after: seconds, executor: executor, threads: run.engine.threads, isResumed: isResumed)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = try encoder.encode(Line(key: run.key, timing: timing))
        let written = Result { try lines.append(line) }
        try save()
        try written.get()
        return timing
    }

    /// The timings in a process's file, by the run's key: the last of each run. Files of earlier versions hold one object.
    static func timings(in file: URL) -> [String: RunTiming] {
        let decoder = JSONDecoder()
        guard file.pathExtension == fileExtension else {
            let all = (try? InputFile.data(of: file)).flatMap {
                try? decoder.decode([String: RunTiming].self, from: $0)
            }
            return (all ?? [:]).filter(\.value.isSound)
        }
        // A line that was cut off is no timing.
        let read = LineFile.lines(of: file).compactMap { try? decoder.decode(Line.self, from: $0) }
        return Dictionary(read.filter(\.timing.isSound).map { ($0.key, $0.timing) }) { $1 }
    }

    /// A timing with its run, in one object.
    private struct Line: Codable {
        let key: String
        let timing: RunTiming

        private enum CodingKeys: String, CodingKey { case key }

        init(key: String, timing: RunTiming) {
            self.key = key
            self.timing = timing
        }

        init(from decoder: any Decoder) throws {
            key = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .key)
            timing = try RunTiming(from: decoder)
        }

        func encode(to encoder: any Encoder) throws {
            try timing.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(key, forKey: .key)
        }
    }
}
