import Files
import Foundation
import Runs
import Training

/// What an output folder was made with: `configuration.json`. From it and the stored runs everything else can be made
/// again.
package struct StudyConfiguration: Codable, Hashable, Sendable {
    package var preset: Preset
    package var data: DataSetDescription
    package var seeds: [UInt64]
    /// Identifiers of the experiments, in the order of the report.
    package var experiments: [String]
    /// Figures drawn, where not all of the experiments'.
    package var figures: [String]?
    package var engine: EngineIdentity

    package init(
        preset: Preset, data: DataSetDescription, seeds: [UInt64], experiments: [String], figures: [String]? = nil,
        engine: EngineIdentity
    ) {
        self.preset = preset
        self.data = data
        self.seeds = seeds
        self.experiments = experiments
        self.figures = figures
        self.engine = engine
    }

    package var context: PlanContext {
        PlanContext(
            scale: preset.scale, data: DataIdentity(data), dataLabel: data.label, classes: data.classCount,
            seeds: seeds, engine: engine)
    }

    /// The same study, of some of its experiments and figures only; all of them where `names` is empty.
    package func restricted(
        to names: [String], _ catalogue: Catalogue
    ) throws(SelectionError) -> StudyConfiguration {
        guard !names.isEmpty else { return self }
        for name in names {
            let selected = try catalogue.select([name])
            let isDrawn = selected.figures.map { figures?.contains($0[0]) ?? true } ?? true
            guard experiments.contains(selected.experiments[0]), isDrawn else {
                throw .notInStudy(name, has: experiments)
            }
        }
        let selected = try catalogue.select(names)
        var restricted = self
        restricted.experiments = selected.experiments
        if let wanted = selected.figures {
            restricted.figures = figures.map { $0.filter(wanted.contains) } ?? wanted
        }
        return restricted
    }

    static func file(_ output: URL) -> URL { output.appendingPathComponent("configuration.json") }

    /// Writes `configuration.json`, so that it survives a power cut.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package func save(to output: URL, files: OutputFiles = .standard) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try files.write(try encoder.encode(self) + Data("\n".utf8), to: Self.file(output), .synced)
    }

    package static func load(from output: URL) throws -> StudyConfiguration {
        let file = file(output)
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw OutputError.cannotRead(file.path, reason: "it does not exist; run 'normreport all' first")
        }
        do {
            return try JSONDecoder().decode(StudyConfiguration.self, from: Data(contentsOf: file))
        } catch {
            throw OutputError.cannotRead(file.path, reason: "it is damaged; run 'normreport all' again")
        }
    }
}
