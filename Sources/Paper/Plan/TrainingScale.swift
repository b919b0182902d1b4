import Networks
import Runs
import Training

/// How large a preset's training runs are.
package struct TrainingScale: Hashable, Sendable {
    /// What the widths of cnn-10, cnn-20 and cnn-40 are divided by.
    package let convolutionalWidthDivisor: Int
    /// What the widths of resnet-56 are divided by.
    package let residualWidthDivisor: Int
    /// How networks without skips are trained.
    package let convolutional: TrainingConfiguration
    /// How residual networks are trained.
    package let residual: TrainingConfiguration
    /// The networks that all ten normalizers are trained in.
    package let networks: [TrainedArchitecture]
    /// Those of them that no claim rests on, and that get the seeds of a variation.
    package let singleSeed: [TrainedArchitecture]
    /// Other ways of training, with the networks that they are tried in.
    package let variations: [TrainingVariation]
    /// Seeds of a training run: the first of the study's.
    package let seedCount: Int
    /// Seeds of a sweep over group sizes: half of them choose one, the others judge it.
    package let choosingSeedCount: Int
    /// Seeds of a variation.
    package let variationSeedCount: Int

    package func configuration(_ architecture: Architecture) -> TrainingConfiguration {
        switch architecture.family {
        case .convolutional, .uniform: convolutional
        case .residual: residual
        }
    }

    package func widthDivisor(_ architecture: Architecture) -> Int {
        switch architecture.family {
        case .convolutional: convolutionalWidthDivisor
        case .residual: residualWidthDivisor
        case .uniform: 1
        }
    }
}

extension Preset {
    /// The training runs of the preset.
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
                networks: plain, singleSeed: [], variations: [], seedCount: 3, choosingSeedCount: 3,
                variationSeedCount: 1)
        case .standard:
            let small = TrainingConfiguration(
                batch: 128, epochs: 5, trainingImages: 4096, testImages: 1000, probeInterval: 4, probeSteps: 300)
            // As many steps as the time of a residual network allows.
            var residual = small
            residual.batch = 64
            residual.trainingImages = 1024
            return TrainingScale(
                convolutionalWidthDivisor: 4, residualWidthDivisor: 2, convolutional: small, residual: residual,
                networks: all, singleSeed: [skipInit],
                variations: [.batch(16, plain), .learningRate(0.01, plain)], seedCount: 5,
                choosingSeedCount: 10, variationSeedCount: 1)
        case .paper:
            let whole = TrainingConfiguration(batch: 256, epochs: 60, probeInterval: 10, probeSteps: 400)
            return TrainingScale(
                convolutionalWidthDivisor: 1, residualWidthDivisor: 1, convolutional: whole,
                residual: whole,
                networks: all, singleSeed: [], variations: [.batch(16, all), .learningRate(0.01, all)],
                seedCount: 5,
                choosingSeedCount: 10, variationSeedCount: 5)
        }
    }
}
