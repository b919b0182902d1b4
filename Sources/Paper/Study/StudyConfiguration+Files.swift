import Files
import Foundation

extension StudyConfiguration {
    /// The version of the file format. It is increased when files of earlier versions can no longer be read.
    package static let currentFormat = 2

    static func file(_ output: URL) -> URL { output.appendingPathComponent("configuration.json") }

    /// Writes `configuration.json` and syncs it, so that it survives a power failure.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package func save(to output: URL, files: OutputFiles = .standard) throws {
        try files.write(try encoded(), to: Self.file(output), .synced)
    }

    /// The content of `configuration.json`.
    package func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }

    /// Reads `configuration.json`.
    package static func load(from output: URL) throws(StudyConfigurationError) -> StudyConfiguration {
        let file = file(output)
        guard FileManager.default.fileExists(atPath: file.path) else { throw .missing(file: file.path) }
        let decoder = JSONDecoder()
        guard let data = try? Data(contentsOf: file), let found = try? decoder.decode(Format.self, from: data) else {
            throw .damaged(file: file.path)
        }
        // A configuration without a format number but with a preset is of an earlier version.
        if let format = found.format ?? (found.preset == nil ? nil : 1), format != currentFormat {
            throw .otherFormat(file: file.path, format: format)
        }
        guard let configuration = try? decoder.decode(StudyConfiguration.self, from: data) else {
            throw .damaged(file: file.path)
        }
        return configuration
    }

    /// The part that all formats have in common.
    private struct Format: Decodable {
        let format: Int?
        let preset: String?
    }
}
