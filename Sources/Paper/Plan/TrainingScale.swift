import Networks
import Runs
import Training

/// The sizes of a preset's training runs.
package struct TrainingScale: Hashable, Sendable {
    /// What the widths of cnn-10, cnn-20 and cnn-40 are divided by.
    package let convolutionalWidthDivisor: Int
    /// What the widths of resnet-56 are divided by.
    let residualWidthDivisor: Int
    /// How networks without skip connections are trained.
    package let convolutional: TrainingConfiguration
    /// How residual networks are trained.
    let residual: TrainingConfiguration
    /// The architectures that are trained with each of the ten normalizers.
    let networks: [TrainedArchitecture]
    /// Those of `networks` on which no claim depends; they are trained with `variationSeedCount` seeds.
    let singleSeed: [TrainedArchitecture]
    /// Changes to the training configuration, each with the architectures that are trained with it.
    let variations: [TrainingVariation]
    /// Changes to the configuration of residual networks under which the repaired networks of the paper's figure 4 are
    /// compared with BatchNorm too.
    let repairedVariations: [TrainingVariation]
    /// How the network is trained of which gradient norms are followed; nil where the standard configuration serves.
    let followedVariation: TrainingVariation?
    /// The number of seeds per training run; the first seeds of the study are used.
    package let seedCount: Int
    /// Seeds of a sweep over group sizes: half of them choose one, the others judge it.
    let choosingSeedCount: Int
    /// The number of seeds per run of a variation.
    let variationSeedCount: Int

    /// How an architecture is trained where nothing is varied.
    func configuration(_ architecture: Architecture) -> TrainingConfiguration {
        switch architecture.family {
        case .convolutional, .uniform: convolutional
        case .residual: residual
        }
    }

    /// What the widths of an architecture are divided by in training; 1 for uniform networks, which have a width of
    /// their own.
    func widthDivisor(_ architecture: Architecture) -> Int {
        switch architecture.family {
        case .convolutional: convolutionalWidthDivisor
        case .residual: residualWidthDivisor
        case .uniform: 1
        }
    }
}

extension Preset {
    /// The sizes of the preset's training runs.
    var trainingScale: TrainingScale {
        let plain = [TrainedArchitecture(.cnn10), TrainedArchitecture(.cnn20)]
        let skipInit = TrainedArchitecture(.resNet56, skipInit: true)
        let all = plain + [TrainedArchitecture(.resNet56), skipInit]
        switch self {
        case .quick:
            let short = TrainingConfiguration(
                batch: 64, epochs: 4, trainingImages: 640, testImages: 400, probeInterval: 2, probeSteps: 300)
            var residual = short
            residual.trainingImages = 512
            residual.epochs = 3
            return TrainingScale(
                convolutionalWidthDivisor: 4, residualWidthDivisor: 4, convolutional: short,
                residual: residual,
                networks: plain, singleSeed: [], variations: [], repairedVariations: [], followedVariation: nil,
                seedCount: 3, choosingSeedCount: 3, variationSeedCount: 1)
        case .standard:
            let small = TrainingConfiguration(
                batch: 128, epochs: 5, trainingImages: 4096, testImages: 1000, probeInterval: 4, probeSteps: 300)
            // Residual networks take longer per step, so they get fewer images.
            var residual = small
            residual.batch = 64
            residual.trainingImages = 1024
            return TrainingScale(
                convolutionalWidthDivisor: 4, residualWidthDivisor: 2, convolutional: small, residual: residual,
                networks: all, singleSeed: [skipInit],
                variations: [.batch(16, plain), .learningRate(0.01, plain)],
                repairedVariations: [.batch(16, [TrainedArchitecture(.resNet56)])],
                followedVariation: .constantRate(steps: 300, [TrainedArchitecture(.cnn10)]), seedCount: 5,
                choosingSeedCount: 10, variationSeedCount: 1)
        case .paper:
            let whole = TrainingConfiguration(batch: 256, epochs: 60, probeInterval: 10, probeSteps: 400)
            return TrainingScale(
                convolutionalWidthDivisor: 1, residualWidthDivisor: 1, convolutional: whole,
                residual: whole,
                networks: all, singleSeed: [], variations: [.batch(16, all), .learningRate(0.01, all)],
                repairedVariations: [.batch(16, [TrainedArchitecture(.resNet56)])],
                // Its rate is constant for longer than probes last.
                followedVariation: nil, seedCount: 5, choosingSeedCount: 10, variationSeedCount: 5)
        }
    }
}
