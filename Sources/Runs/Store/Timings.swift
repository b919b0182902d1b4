import Files
import Foundation

/// How long each stored run took, `timings.json`: outside of every hash, since times are no results.
package struct Timings: Sendable {
    private let file: URL
    private let files: OutputFiles
    package private(set) var seconds: [String: Double]

    /// The times of an output folder.
    package init(output: URL, files: OutputFiles = .standard) {
        self.files = files
        file = output.appendingPathComponent("timings.json")
        // A lost file loses times only.
        let stored = (try? Data(contentsOf: file)).flatMap {
            try? JSONDecoder().decode([String: Double].self, from: $0)
        }
        seconds = stored ?? [:]
    }

    /// Adds the seconds of some runs.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package mutating func record(_ new: [String: Double]) throws {
        guard !new.isEmpty else { return }
        seconds.merge(new) { $1 }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try files.write(try encoder.encode(seconds), to: file, .unsynced)
    }

    /// The runs' times added up; nil where one is unknown.
    package func total(_ specifications: [RunSpecification]) -> Double? {
        var total = 0.0
        for specification in specifications {
            guard let time = seconds[specification.key] else { return nil }
            total += time
        }
        return total
    }
}
