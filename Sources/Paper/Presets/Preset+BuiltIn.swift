import Networks
import Runs
import Training

/// The program's own presets. Each needs one value here, and its name in the list.
extension Preset {
    /// The ladder, from the smallest to the largest.
    package static let builtIn = [quick, moderate, standard, overnight, paper]

    /// Narrow networks and small batches.
    package static let quick = Preset(
        "quick", summary: "narrow networks and small batches, for a few minutes on two cores",
        scale: Scale(
            convolutionalWidthDivisor: 4, residualWidthDivisor: 2, batch: 16, uniformBatch: 16, uniformDepth: 20,
            uniformWidth: 64, uniformWidths: [16, 32, 64], largestGroupSize: 16, batchSweep: [16, 64], seedCount: 10,
            training: TrainingScale(
                convolutionalWidthDivisor: 4, residualWidthDivisor: 4,
                convolutional: TrainingConfiguration(
                    batch: 64, epochs: 4, trainingImages: 640, testImages: 400, probeInterval: 2, probeSteps: 300),
                residual: TrainingConfiguration(
                    batch: 64, epochs: 3, trainingImages: 512, testImages: 400, probeInterval: 2, probeSteps: 300),
                networks: [.cnn10, .cnn20], singleSeed: [], variations: [], repairedVariations: [],
                followedVariation: nil, seedCount: 3, choosingSeedCount: 3, variationSeedCount: 1)))

    /// The paper's widths at initialization. Residual networks take longer per step, so they get fewer images.
    package static let standard = Preset(
        "standard", summary: "the paper's widths at initialization, and 5 seeds of short training; about an hour",
        scale: Scale(
            convolutionalWidthDivisor: 1, residualWidthDivisor: 1, batch: 64, uniformBatch: 16, uniformDepth: 30,
            uniformWidth: 64, uniformWidths: [16, 32, 64, 128], largestGroupSize: 32, batchSweep: [16, 64, 256],
            seedCount: 10,
            training: TrainingScale(
                convolutionalWidthDivisor: 4, residualWidthDivisor: 2,
                convolutional: TrainingConfiguration(
                    batch: 128, epochs: 5, trainingImages: 4096, testImages: 1000, probeInterval: 4, probeSteps: 300),
                residual: TrainingConfiguration(
                    batch: 64, epochs: 5, trainingImages: 1024, testImages: 1000, probeInterval: 4, probeSteps: 300),
                networks: [.cnn10, .cnn20, .resNet56, .resNet56SkipInit], singleSeed: [.resNet56SkipInit],
                variations: [.batch(16, [.cnn10, .cnn20]), .learningRate(0.01, [.cnn10, .cnn20])],
                repairedVariations: [.batch(16, [.resNet56])],
                followedVariation: .constantRate(steps: 300, [.cnn10]), seedCount: 5, choosingSeedCount: 10,
                variationSeedCount: 1)))

    /// Every statement that `standard` can decide, at half its widths and on fewer images.
    package static let moderate = Preset(
        "moderate",
        summary: "half the paper's widths at initialization, and 5 seeds of short training; a quarter of an hour",
        scale: {
            var scale = standard.scale
            scale.convolutionalWidthDivisor = 2
            scale.batch = 32
            scale.batchSweep = [16, 64]
            scale.training.residualWidthDivisor = 4
            scale.training.convolutional.batch = 64
            scale.training.convolutional.trainingImages = 1024
            scale.training.convolutional.testImages = 500
            // In larger batches BatchNorm has not learned in so few epochs.
            scale.training.residual.batch = 32
            scale.training.residual.epochs = 4
            scale.training.residual.trainingImages = 768
            scale.training.residual.testImages = 500
            scale.training.networks = [.cnn10, .cnn20, .resNet56]
            scale.training.singleSeed = []
            scale.training.variations = [.batch(16, [.cnn10])]
            scale.training.repairedVariations = []
            return scale
        }())

    /// What `standard` measures at initialization; plain networks of half the paper's width trained on every image, and residual
    /// ones, which take longer per step, on more images than before.
    package static let overnight = Preset(
        "overnight",
        summary: "training at half the paper's width, plain networks on all images, for 8 hours on two cores",
        scale: {
            var scale = standard.scale
            scale.training.convolutionalWidthDivisor = 2
            scale.training.convolutional.epochs = 2
            scale.training.convolutional.trainingImages = nil
            scale.training.convolutional.testImages = nil
            scale.training.residual.epochs = 4
            scale.training.residual.trainingImages = 4096
            scale.training.residual.testImages = 2000
            // The rate is constant for longer than probes last.
            scale.training.followedVariation = nil
            return scale
        }())

    /// The paper's widths, batch and epochs.
    package static let paper = Preset(
        "paper", summary: "the paper's widths, batch and epochs, for a cluster",
        scale: Scale(
            convolutionalWidthDivisor: 1, residualWidthDivisor: 1, batch: 256, uniformBatch: 64, uniformDepth: 30,
            uniformWidth: 64, uniformWidths: [16, 32, 64, 128], largestGroupSize: 32, batchSweep: [16, 64, 256],
            seedCount: 10,
            training: TrainingScale(
                convolutionalWidthDivisor: 1, residualWidthDivisor: 1,
                convolutional: TrainingConfiguration(batch: 256, epochs: 60, probeInterval: 10, probeSteps: 400),
                residual: TrainingConfiguration(batch: 256, epochs: 60, probeInterval: 10, probeSteps: 400),
                networks: [.cnn10, .cnn20, .resNet56, .resNet56SkipInit], singleSeed: [],
                variations: [
                    .batch(16, [.cnn10, .cnn20, .resNet56, .resNet56SkipInit]),
                    .learningRate(0.01, [.cnn10, .cnn20, .resNet56, .resNet56SkipInit]),
                ],
                repairedVariations: [.batch(16, [.resNet56])],
                // The rate is constant for longer than probes last.
                followedVariation: nil, seedCount: 5, choosingSeedCount: 10, variationSeedCount: 5)))
}

extension TrainedArchitecture {
    static let cnn10 = TrainedArchitecture(.cnn10)
    static let cnn20 = TrainedArchitecture(.cnn20)
    static let resNet56 = TrainedArchitecture(.resNet56)
    static let resNet56SkipInit = TrainedArchitecture(.resNet56, skipInit: true)

    /// Those that a preset can train, by their names.
    static let choices = [cnn10, cnn20, resNet56, resNet56SkipInit].map { (name: $0.name, value: $0) }
}
