import Runs
import Training

/// Sizes as the TOML file that declares them, every key of it: what ``PresetFile`` reads back to the same sizes.
package struct PresetText: Sendable {
    /// The content of the file.
    package let text: String

    /// The content without the end of its last line.
    package var lines: String { String(text.dropLast()) }

    /// Writes sizes.
    package init(_ scale: Scale) {
        let training = scale.training
        let head = """
            seeds = \(scale.seedCount)
            batch = \(scale.batch)
            batch-sweep = \(scale.batchSweep)
            largest-group-size = \(scale.largestGroupSize)

            [width-divisor]
            convolutional = \(scale.convolutionalWidthDivisor)
            residual = \(scale.residualWidthDivisor)

            [uniform]
            batch = \(scale.uniformBatch)
            depth = \(scale.uniformDepth)
            width = \(scale.uniformWidth)
            widths = \(scale.uniformWidths)

            [training]
            networks = \(Self.names(training.networks))
            secondary-networks = \(Self.names(training.singleSeed))
            seeds = \(training.seedCount)
            choosing-seeds = \(training.choosingSeedCount)
            variation-seeds = \(training.variationSeedCount)

            """
        // What is no table stands before the tables.
        let absent =
            (training.variations.isEmpty ? "variations = []\n" : "")
            + (training.repairedVariations.isEmpty ? "repaired-variations = []\n" : "")
            + (training.followedVariation == nil ? "followed = false\n" : "")
        let tables = [
            """
            [training.width-divisor]
            convolutional = \(training.convolutionalWidthDivisor)
            residual = \(training.residualWidthDivisor)

            """,
            Self.table("convolutional", training.convolutional), Self.table("residual", training.residual),
        ]
        let variations =
            training.variations.map { "[[training.variations]]\n" + Self.lines($0) }
            + training.repairedVariations.map { "[[training.repaired-variations]]\n" + Self.lines($0) }
            + (training.followedVariation.map { ["[training.followed]\n" + Self.lines($0)] } ?? [])
        text = ([head + absent] + tables + variations).joined(separator: "\n")
    }

    private static func names(_ networks: [TrainedArchitecture]) -> String {
        "[" + networks.map { "\"\($0.name)\"" }.joined(separator: ", ") + "]"
    }

    private static func table(_ name: String, _ configuration: TrainingConfiguration) -> String {
        func count(_ images: Int?) -> String { images.map { "\($0)" } ?? "\"all\"" }
        return """
            [training.\(name)]
            batch = \(configuration.batch)
            epochs = \(configuration.epochs)
            images = \(count(configuration.trainingImages))
            test-images = \(count(configuration.testImages))
            probe-interval = \(configuration.probeInterval ?? 1)
            probe-steps = \(configuration.probeSteps ?? 1)

            """
    }

    private static func lines(_ variation: TrainingVariation) -> String {
        let change =
            switch variation {
            case .batch(let batch, _): "batch = \(batch)"
            case .learningRate(let rate, _): "learning-rate = \(rate)"
            case .constantRate(let steps, _): "steps = \(steps)"
            case .publishedRate: preconditionFailure("an experiment's own, which no preset sets")
            }
        return change + "\nnetworks = \(names(variation.networks))\n"
    }
}
