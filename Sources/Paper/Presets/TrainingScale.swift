import Networks
import Runs
import Training

/// The sizes of a preset's training runs.
package struct TrainingScale: Hashable, Sendable {
    /// What the widths of cnn-10, cnn-20 and cnn-40 are divided by.
    package var convolutionalWidthDivisor: Int
    /// What the widths of resnet-56 are divided by.
    var residualWidthDivisor: Int
    /// How networks without skip connections are trained.
    package var convolutional: TrainingConfiguration
    /// How residual networks are trained.
    var residual: TrainingConfiguration
    /// The architectures that are trained with each of the ten normalizers.
    var networks: [TrainedArchitecture]
    /// Those of `networks` on which no claim depends; they are trained with `variationSeedCount` seeds.
    var singleSeed: [TrainedArchitecture]
    /// Changes to the training configuration, each with the architectures that are trained with it.
    var variations: [TrainingVariation]
    /// Changes to the configuration of residual networks under which the repaired networks of the paper's figure 4 are
    /// compared with BatchNorm too.
    var repairedVariations: [TrainingVariation]
    /// How the network is trained of which gradient norms are followed; nil if the standard configuration serves.
    var followedVariation: TrainingVariation?
    /// The number of seeds per training run; the first seeds of the study are used.
    package var seedCount: Int
    /// Seeds of a sweep over group sizes: half of them choose one, the others judge it.
    var choosingSeedCount: Int
    /// The number of seeds per run of a variation.
    var variationSeedCount: Int

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
