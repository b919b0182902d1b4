import ArgumentParser
import Foundation
import Networks
import Paper
import Runs
import Training

/// Which study: its scale, images, experiments and seeds.
struct StudyChoice: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The scale: \(PresetChoice.names), or a file that declares one; \(Preset.quick.identifier) by default.",
            valueName: "preset"))
    var preset: PresetChoice?

    @OptionGroup var data: DataOptions

    @Option(
        name: .customLong("normalizer"),
        help: ArgumentHelp(
            "A file that declares a layer, to be shown in every comparison beside the others; can be repeated.",
            valueName: "file.toml"))
    var normalizers: [NormalizerChoice] = []

    @Option(help: ArgumentHelp("Experiments or figures, separated by commas; all by default.", valueName: "ids"))
    var only: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "A number of seeds from 0 on, a range such as 10..19, or a list such as 3,7,9; by default fresh ones, from 100 on.",
            valueName: "seeds"),
        transform: SeedList.init(parsing:))
    var seeds: SeedList?

    /// The study that was asked for, and its images, which are read once: the runs see the images that the study is named
    /// by.
    ///
    /// - Parameters:
    ///   - threads: threads per run.
    ///   - engine: the engine that will compute the runs; this machine's if nil.
    ///   - title: the report's title; the standard one if nil.
    func configuration(
        threads: Int, engine: EngineIdentity?, title: String?, _ extensions: Extensions = .none
    ) throws -> (StudyConfiguration, DataSet) {
        let catalogue = extensions.catalogue
        let names = only?.split(separator: ",").map { catalogue.name(String($0)) }
        let (experiments, figures) = try catalogue.select(names ?? catalogue.experiments.map { $0.identifier })
        guard !experiments.isEmpty else { throw ValidationError("--only is empty") }
        let preset = try preset?.resolve() ?? .quick
        let set = try data.load(among: extensions.dataSets)
        var engine = engine ?? .current(threads: threads)
        engine.threads = threads
        let configuration = StudyConfiguration(
            preset: preset, data: set.description, seeds: seeds?.seeds ?? preset.scale.seeds, experiments: experiments,
            figures: figures, engine: engine, title: title,
            declarations: try declarations())
        return (configuration, set)
    }

    /// The same study at the scale of another preset.
    func configuration(_ wanted: StudyConfiguration, _ preset: Preset) -> StudyConfiguration {
        var scaled = wanted
        scaled.preset = preset
        scaled.seeds = seeds?.seeds ?? preset.scale.seeds
        return scaled
    }

    /// The declared layers, each name once.
    private func declarations() throws -> [StoredDeclaration] {
        var files = [NormalizerFile]()
        for choice in normalizers {
            let (normalizer, file) = try choice.resolve()
            guard let file else {
                throw ValidationError(
                    "'\(normalizer)' is built in, and every comparison already shows it; --normalizer takes a file here"
                )
            }
            if let other = files.first(where: { $0.normalizer.identifier == normalizer.identifier }) {
                throw ValidationError(
                    "\(other.file.name) and \(file.file.name) both declare '\(normalizer)'; give one of them another name"
                )
            }
            let (label, short) = (normalizer.label, normalizer.shortLabel)
            if let other = files.first(where: { $0.normalizer.isCalled(label) || $0.normalizer.isCalled(short) }) {
                throw ValidationError(
                    "\(other.file.name) and \(file.file.name) give their layers the same label; change 'label' or "
                        + "'short-label' in one of them")
            }
            files.append(file)
        }
        return files.map(StoredDeclaration.init)
    }
}
