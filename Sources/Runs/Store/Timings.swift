import Files
import Foundation

/// The time that each stored run took, kept in `timings.json`. No digest covers it, since times are not results.
package struct Timings: Sendable {
    private let file: URL
    private let files: OutputFiles
    /// The time of each run in seconds, by the run's key.
    package private(set) var seconds: [String: Double]

    /// Reads the times of an output folder; there are none if the file is missing or damaged.
    package init(output: URL, files: OutputFiles = .standard) {
        self.files = files
        file = output.appendingPathComponent("timings.json")
        // A damaged file is no error: it costs nothing but times.
        let stored = (try? Data(contentsOf: file)).flatMap {
            try? JSONDecoder().decode([String: Double].self, from: $0)
        }
        seconds = stored ?? [:]
    }

    /// Adds the times of some runs, in seconds by key, and writes the file.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package mutating func record(_ new: [String: Double]) throws {
        guard !new.isEmpty else { return }
        seconds.merge(new) { $1 }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try files.write(try encoder.encode(seconds), to: file, .unsynced)
    }

    /// The total time of some runs in seconds; nil if the time of one is unknown.
    package func total(_ specifications: [RunSpecification]) -> Double? {
        var total = 0.0
        for specification in specifications {
            guard let time = seconds[specification.key] else { return nil }
            total += time
        }
        return total
    }
}
