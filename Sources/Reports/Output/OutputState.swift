import Files
import Foundation
import Runs
import Training

/// What the figures, tables and reports of an output folder were made from, and what they are, as `made-from.json`. While
/// both still hold, there is nothing to analyse, to draw or to write.
package struct OutputState: Codable, Equatable, Sendable {
    /// The file in the output folder.
    static let fileName = "made-from.json"

    /// The digest of everything that the files depend on; see ``ReportInputs``.
    let inputs: String
    /// The SHA-256 digest of each file, by its path in the output folder.
    let files: [String: String]
    /// What the command that wrote them said of the claims, line by line.
    package let summary: [String]

    /// Describes files that have just been written.
    ///
    /// - Parameters:
    ///   - paths: the files' paths in the output folder.
    /// - Returns: nil if one of them cannot be read.
    package init?(inputs: String, paths: [String], summary: [String], in output: URL) {
        let digests = Self.digests(of: paths, in: output)
        guard digests.count == paths.count else { return nil }
        self.inputs = inputs
        files = Dictionary(digests.map { ($0.path, $0.digest) }) { first, _ in first }
        self.summary = summary
    }

    /// Reads the state of an output folder; nil if it has none, or one that cannot be read.
    package init?(of output: URL) {
        guard let data = try? InputFile.data(of: output.appendingPathComponent(Self.fileName)),
            let state = try? JSONDecoder().decode(OutputState.self, from: data)
        else { return nil }
        self = state
    }

    /// Whether the files were made from these inputs, and are all as they were written.
    package func holds(inputs: String, in output: URL) -> Bool {
        guard inputs == self.inputs else { return false }
        let digests = Self.digests(of: files.keys.sorted(), in: output)
        return digests.count == files.count && digests.allSatisfy { files[$0.path] == $0.digest }
    }

    /// Writes the state.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package func save(to output: URL, files: OutputFiles = .standard) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let data = try encoder.encode(self) + Data("\n".utf8)
        try files.write(data, to: output.appendingPathComponent(Self.fileName), .unsynced)
    }

    /// Forgets the state of an output folder.
    package static func remove(from output: URL) {
        try? FileManager.default.removeItem(at: output.appendingPathComponent(fileName))
    }

    /// The digests of the files that can be read.
    private static func digests(of paths: [String], in output: URL) -> [(path: String, digest: String)] {
        let digests = paths.concurrentMap { path in
            (try? InputFile.bytes(of: output.appendingPathComponent(path).path)).map {
                (path: path, digest: sha256($0))
            }
        }
        return digests.compactMap { $0 }
    }
}
