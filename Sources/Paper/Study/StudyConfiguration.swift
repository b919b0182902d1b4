import Runs
import Training

/// What an output folder was made with: `configuration.json`. From it and the stored runs everything else can be made
/// again.
package struct StudyConfiguration: Codable, Hashable, Sendable {
    /// What the file looks like.
    private var format = Self.currentFormat
    /// The program that wrote it last.
    package private(set) var version = Software.version
    package var preset: Preset
    package var data: DataSetDescription
    package var seeds: [UInt64]
    /// Identifiers of the experiments, in the order of the report.
    package var experiments: [String]
    /// Figures drawn, where not all of the experiments'.
    package var figures: [String]?
    package var engine: EngineIdentity
    /// What stands over the report; the program's own title where nil.
    package var title: String?

    package init(
        preset: Preset, data: DataSetDescription, seeds: [UInt64], experiments: [String], figures: [String]? = nil,
        engine: EngineIdentity, title: String? = nil
    ) {
        self.preset = preset
        self.data = data
        self.seeds = seeds
        self.experiments = experiments
        self.figures = figures
        self.engine = engine
        self.title = title
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
}
