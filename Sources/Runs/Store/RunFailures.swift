import Files
import Foundation

/// Why runs failed, for `status`: a file `failures/KEY` with the reason for each run whose last attempt failed.
package struct RunFailures: Sendable {
    private let folder: URL
    private let files: OutputFiles

    /// The failures of an output folder.
    package init(output: URL, files: OutputFiles = .standard) {
        folder = output.appendingPathComponent("failures", isDirectory: true)
        self.files = files
    }

    /// The reason why the last attempt at a run failed; nil if it did not.
    package func reason(_ key: String) -> String? {
        (try? InputFile.bytes(of: folder.appendingPathComponent(key).path)).map {
            String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// Notes the runs that failed, and forgets the earlier failures of runs that were computed.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package func update(computed: [String], failed: [(key: String, reason: String)]) throws {
        for key in computed { try files.remove(folder.appendingPathComponent(key)) }
        for failure in failed {
            try files.write(
                Data((failure.reason + "\n").utf8), to: folder.appendingPathComponent(failure.key), .unsynced)
        }
    }
}
