import ArgumentParser
import Training

/// How it is trained.
struct TrainingOptions: ParsableArguments {
    @Option(
        parsing: .unconditional, help: "Images per batch, \(Bounds.batch.words); 256 by default.",
        transform: Bounds.batch.parse)
    var batch = 256

    @Option(
        parsing: .unconditional, help: "Epochs, \(Bounds.epochs.words); 60 by default.", transform: Bounds.epochs.parse)
    var epochs = 60

    @Option(
        parsing: .unconditional,
        help:
            "The learning rate for a batch of 256, 0.1 by default; it is divided by ten after three quarters of the epochs.",
        transform: Bounds.learningRate.parse)
    var learningRate = 0.1

    @Flag(help: "Raise the learning rate for smaller batches, as the paper's published code does.")
    var inverseLearningRate = false

    @Flag(help: "Keep the learning rate constant to the last epoch.")
    var constantLearningRate = false

    @Option(
        parsing: .unconditional, help: "Momentum, \(Bounds.momentum.words); 0.9 by default.",
        transform: Bounds.momentum.parse)
    var momentum = 0.9

    @Option(parsing: .unconditional, help: "Weight decay; 0.0001 by default.", transform: Bounds.weightDecay.parse)
    var weightDecay = 1e-4

    @Flag(help: "Exclude gains, biases and SkipInit from weight decay.")
    var decayWeightsOnly = false

    @Option(
        parsing: .unconditional, help: "Train on only the first N images.",
        transform: Bounds.images.parse)
    var trainingImages: Int?

    @Option(
        parsing: .unconditional, help: "Test on only the first N images.",
        transform: Bounds.images.parse)
    var testImages: Int?

    @Option(
        parsing: .unconditional, help: "Number of steps between recordings of all quantities.",
        transform: Bounds.steps.parse)
    var probeEvery: Int?

    func validate() throws {
        if inverseLearningRate, batch == TrainingConfiguration.referenceBatch {
            throw ValidationError(
                "--inverse-learning-rate has no effect at a batch of \(batch), where both rules give the same rate; "
                    + "give another --batch, or leave it out")
        }
        if decayWeightsOnly, weightDecay == 0 {
            throw ValidationError("--decay-weights-only has no effect if --weight-decay is 0; leave it out")
        }
    }

    var configuration: TrainingConfiguration {
        TrainingConfiguration(
            batch: batch, epochs: epochs, learningRate: learningRate,
            batchRule: inverseLearningRate ? .inverse : .linear,
            decayEpoch: constantLearningRate ? epochs : nil, momentum: momentum, weightDecay: weightDecay,
            decaysWeightsOnly: decayWeightsOnly, trainingImages: trainingImages, testImages: testImages,
            probeInterval: probeEvery)
    }
}
