import Files
import Foundation

extension StudyConfiguration {
    /// The version of the file format. It is increased when files of earlier versions can no longer be read.
    static let currentFormat = 2

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
        let content: Data
        do throws(InputFileError) {
            content = try InputFile.data(of: file)
        } catch {
            // Where a file stands in the place of a folder, there is no configuration either.
            if [ENOENT, ENOTDIR].contains(where: { error == .system(SystemCallError($0)) }) {
                throw .missing(file: file.path)
            }
            throw .unreadable(file: file.path, reason: "\(error)")
        }
        return try StudyConfiguration(content: content, file: file.path)
    }

    /// Reads `configuration.json` where experiments and figures must be known: a file that names others was written by
    /// another program, or by hand.
    package static func load(
        from output: URL, _ catalogue: Catalogue
    ) throws(StudyConfigurationError) -> StudyConfiguration {
        let configuration = try load(from: output)
        let (experiments, figures) = (configuration.experiments, configuration.figures ?? [])
        let known = Set(catalogue.experiments.map { $0.identifier })
        guard known.isSuperset(of: experiments), Set(catalogue.figures(of: experiments)).isSuperset(of: figures) else {
            throw .damaged(file: file(output).path)
        }
        return configuration
    }

    /// Reads the content of a file.
    package init(content: Data, file: String) throws(StudyConfigurationError) {
        let decoder = JSONDecoder()
        guard let found = try? decoder.decode(Format.self, from: content) else { throw .damaged(file: file) }
        // A configuration without a format number but with a preset is of an earlier version.
        if let format = found.format ?? (found.hasPreset ? 1 : nil), format != Self.currentFormat {
            throw .otherFormat(file: file, format: format)
        }
        guard let configuration = try? decoder.decode(StudyConfiguration.self, from: content), configuration.isSound
        else {
            throw .damaged(file: file)
        }
        self = configuration
    }

    /// Whether the program could have written it: a study is planned from nothing else.
    private var isSound: Bool {
        func areDistinct(_ values: [some Hashable]) -> Bool { Set(values).count == values.count }
        return !seeds.isEmpty && areDistinct(seeds) && !experiments.isEmpty && areDistinct(experiments)
            && areDistinct(figures ?? []) && (1...256).contains(data.classCount) && data.images.training > 0
            && data.images.test > 0 && max(data.images.training, data.images.test) <= 1 << 32
            && (1...1024).contains(engine.threads) && title?.isEmpty != true
    }

    /// The part that all formats have in common.
    private struct Format: Decodable {
        let format: Int?
        let hasPreset: Bool

        private enum CodingKeys: String, CodingKey { case format, preset }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            format = try container.decodeIfPresent(Int.self, forKey: .format)
            hasPreset = container.contains(.preset)
        }
    }
}
