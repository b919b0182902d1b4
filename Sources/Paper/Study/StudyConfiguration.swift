import Networks
import Runs
import Training

/// The choices that an output folder was made with, stored as `configuration.json`. They and the stored runs determine
/// everything else in the folder.
package struct StudyConfiguration: Codable, Hashable, Sendable {
    /// The version of the file format.
    private var format = Self.currentFormat
    /// The program version that last wrote the file.
    private(set) var version = Software.version
    /// The preset, which sets the sizes of the experiments.
    package var preset: Preset
    /// The data set, without its images.
    package var data: DataSetDescription
    /// The seeds at initialization; training uses the first of them.
    package var seeds: [UInt64]
    /// Identifiers of the experiments, in the order of the report.
    package var experiments: [String]
    /// The identifiers of the figures that are drawn; all figures of the experiments if nil.
    package var figures: [String]?
    /// The engine that computed the runs.
    package var engine: EngineIdentity
    /// The report's title; the standard title if nil.
    package var title: String?
    /// How the figures look; as the program draws them if nil.
    package var style: StudyStyle?
    /// The layers that the user declares; none if nil.
    package private(set) var declarations: [StoredDeclaration]?

    /// Makes a configuration; by default all figures of the experiments are drawn.
    package init(
        preset: Preset, data: DataSetDescription, seeds: [UInt64], experiments: [String], figures: [String]? = nil,
        engine: EngineIdentity, title: String? = nil, style: StudyStyle? = nil, declarations: [StoredDeclaration] = []
    ) {
        self.preset = preset
        self.data = data
        self.seeds = seeds
        self.experiments = experiments
        self.figures = figures
        self.engine = engine
        self.title = title
        self.style = style
        self.declarations = declarations.isEmpty ? nil : declarations
    }

    /// The layers that the user declares.
    package var declared: [Normalizer] {
        let normalizers = (declarations ?? []).map(\.normalizer)
        return normalizers.map { normalizer in
            var normalizer = normalizer
            normalizer.companions = normalizers.map(\.identifier)
            return normalizer
        }
    }

    /// A declared layer of this study and another one of an earlier study that figures would call the same; nil if all can be
    /// told apart. One of the same name is declared anew, not another one.
    package func alike(
        with earlier: StudyConfiguration
    ) -> (own: StoredDeclaration, earlier: StoredDeclaration)? {
        let own = declarations ?? []
        let names = own.map(\.normalizer.identifier)
        let kept = (earlier.declarations ?? []).filter { !names.contains($0.normalizer.identifier) }
        for declaration in own {
            let normalizer = declaration.normalizer
            if let other = kept.first(where: {
                $0.normalizer.isCalled(normalizer.label) || $0.normalizer.isCalled(normalizer.shortLabel)
            }) {
                return (declaration, other)
            }
        }
        return nil
    }

    /// Adds an earlier study's declared layers, except those of the same names, which this study declares anew.
    mutating func addDeclarations(of earlier: StudyConfiguration) {
        let own = declarations ?? []
        let names = own.map(\.normalizer.identifier)
        let all = (earlier.declarations ?? []).filter { !names.contains($0.normalizer.identifier) } + own
        declarations = all.isEmpty ? nil : all
    }

    /// Whether no run had used one of the seeds when the rules and thresholds were frozen. Otherwise the study is no fresh test
    /// of what is judged by a threshold that was set after results.
    package var hasFreshSeeds: Bool { seeds.allSatisfy { $0 >= Scale.firstFreshSeed } }

    /// The context in which the experiments choose their runs.
    var context: PlanContext {
        PlanContext(
            scale: preset.scale, data: DataIdentity(data), dataLabel: data.label, classes: data.classCount,
            seeds: seeds, engine: engine, declared: declared)
    }

    /// The same study restricted to some of its experiments and figures.
    ///
    /// - Parameters:
    ///   - names: identifiers of experiments or figures; if empty, the study is returned unchanged.
    ///   - catalogue: the known experiments.
    /// - Throws: `SelectionError` for a name that is unknown or not part of this study.
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
