import Networks
import Runs
import TOML
import Training

/// A preset that a TOML file declares. docs/presets.md describes the keys.
///
/// What the file does not say is as in the built-in preset that `base` names; without `base` it says everything.
package struct PresetFile: Sendable {
    /// The preset, under the file's name.
    package let preset: Preset

    /// Reads a file.
    ///
    /// - Throws: `TOMLError` where it cannot be read, is not TOML, or declares no preset.
    package init(path: String) throws(TOMLError) { try self.init(TOMLFile(path: path)) }

    /// Reads the declaration in a file.
    ///
    /// - Throws: `TOMLError` where it declares no preset.
    init(_ file: TOMLFile) throws(TOMLError) {
        let root = try TableReader(
            file,
            keys: [
                "base", "seeds", "batch", "batch-sweep", "largest-group-size", "width-divisor", "uniform", "training",
            ])
        let base = try root.choice("base", among: Preset.builtIn.map { (name: $0.identifier, value: $0) })
        let sizes = SizeReader(root, isWhole: base == nil)
        // Without a base nothing of these remains.
        var scale = (base ?? .quick).scale
        // An interval needs two.
        try sizes.read("seeds", 2...1000, into: &scale.seedCount)
        try sizes.read("batch", SizeReader.batches, into: &scale.batch)
        try sizes.read("batch-sweep", SizeReader.batches, into: &scale.batchSweep)
        try sizes.read("largest-group-size", powerOfTwo: 2...64, into: &scale.largestGroupSize)
        try sizes.table("width-divisor", keys: ["convolutional", "residual"]) { table throws(TOMLError) in
            try table.read("convolutional", powerOfTwo: 1...8, into: &scale.convolutionalWidthDivisor)
            try table.read("residual", powerOfTwo: 1...8, into: &scale.residualWidthDivisor)
        }
        try sizes.table("uniform", keys: ["batch", "depth", "width", "widths"]) { table throws(TOMLError) in
            try table.read("batch", SizeReader.batches, into: &scale.uniformBatch)
            // With fewer layers the analysis of the rank has too few.
            try table.read("depth", 20...200, into: &scale.uniformDepth)
            try table.read("width", powerOfTwo: 1...512, into: &scale.uniformWidth)
            try table.read("widths", 4...512, into: &scale.uniformWidths)
        }
        try sizes.table("training", keys: Self.trainingKeys) { table throws(TOMLError) in
            try Self.read(&scale.training, table)
        }
        try Self.check(scale, root)
        preset = Preset(file.name, scale: scale)
    }

    private static let trainingKeys = [
        "networks", "secondary-networks", "seeds", "choosing-seeds", "variation-seeds", "width-divisor",
        "convolutional", "residual", "variations", "repaired-variations", "followed",
    ]

    private static func read(_ training: inout TrainingScale, _ table: SizeReader) throws(TOMLError) {
        try table.read("networks", among: TrainedArchitecture.choices, into: &training.networks)
        try table.read(
            "secondary-networks", among: TrainedArchitecture.choices, orNone: true, into: &training.singleSeed)
        try table.read("seeds", 1...1000, into: &training.seedCount)
        try table.read("choosing-seeds", 2...1000, into: &training.choosingSeedCount)
        try table.read("variation-seeds", 1...1000, into: &training.variationSeedCount)
        try table.table("width-divisor", keys: ["convolutional", "residual"]) { divisor throws(TOMLError) in
            try divisor.read("convolutional", powerOfTwo: 1...8, into: &training.convolutionalWidthDivisor)
            try divisor.read("residual", powerOfTwo: 1...8, into: &training.residualWidthDivisor)
        }
        try table.table("convolutional", keys: SizeReader.trainingKeys) { inner throws(TOMLError) in
            try inner.read(into: &training.convolutional)
        }
        try table.table("residual", keys: SizeReader.trainingKeys) { inner throws(TOMLError) in
            try inner.read(into: &training.residual)
        }
        try table.read("variations", into: &training.variations)
        try table.read("repaired-variations", into: &training.repairedVariations)
        try table.readFollowed(into: &training.followedVariation, images: training.convolutional.trainingImages)
    }

    /// What the values must be together.
    private static func check(_ scale: Scale, _ root: TableReader) throws(TOMLError) {
        for width in scale.uniformWidths where width % 4 != 0 {
            throw root.conflict("uniform", "all widths must be multiples of 4, and \(width) is not")
        }
        let training = scale.training
        try check(scale.convolutionalWidthDivisor, [.cnn10, .cnn20, .cnn40], scale.groupSizes, root)
        try check(scale.residualWidthDivisor, [.resNet56], scale.groupSizes, root)
        try check(training.convolutionalWidthDivisor, [.cnn10, .cnn20], [], root)
        try check(training.residualWidthDivisor, [.resNet56], [], root)
        if training.networks.allSatisfy(\.skipInit) {
            throw root.conflict("training", "'networks' needs one without SkipInit")
        }
        let unknown = training.singleSeed.filter { !training.networks.contains($0) }
        if let first = unknown.first {
            throw root.conflict("training", "'\(first.name)' is in secondary-networks, but not in networks")
        }
        try check(training, root)
    }

    /// Whether every change to the training is one, of a network that is trained with it: a setting that stands twice would
    /// pass for the second one that a statement asks for.
    private static func check(_ training: TrainingScale, _ root: TableReader) throws(TOMLError) {
        let single: [(key: String, network: TrainedArchitecture, variations: [TrainingVariation])] = [
            ("repaired-variations", .resNet56, training.repairedVariations),
            ("followed", .cnn10, training.followedVariation.map { [$0] } ?? []),
        ]
        for (key, network, variations) in single where variations.contains(where: { $0.networks != [network] }) {
            throw root.conflict(
                "training", "'\(key)' is of \(network.name) alone; give \"\(network.name)\" as its networks")
        }
        for trained in TrainedArchitecture.choices.map(\.value) {
            for variations in [training.variations, training.repairedVariations] {
                var settings = [training.configuration(trained.architecture)]
                for variation in variations where variation.networks.contains(trained) {
                    let setting = variation.applied(to: settings[0])
                    guard !settings.contains(setting) else {
                        throw root.conflict(
                            "training",
                            "\(trained.name) with '\(variation.label)' is trained so already; leave it out of the variations"
                        )
                    }
                    settings.append(setting)
                }
            }
        }
    }

    /// Whether a divisor divides all widths, and groups divide what is left.
    private static func check(
        _ divisor: Int, _ architectures: [Architecture], _ groupSizes: [Int], _ root: TableReader
    ) throws(TOMLError) {
        for architecture in architectures {
            for size in groupSizes + [NetworkChoice.standardGroupSize] {
                do throws(SpecificationError) {
                    _ = try NetworkSpecification(
                        architecture: architecture, normalizer: .groupNorm, grouping: .size(size), widthDivisor: divisor
                    ).geometry()
                } catch {
                    throw root.conflict(
                        "width-divisor", "in \(architecture), whose widths are divided by \(divisor): \(error)")
                }
            }
        }
    }
}
