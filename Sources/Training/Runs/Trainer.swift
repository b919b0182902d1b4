import Foundation
import Networks
import Tensors

/// One training run, from its start or its checkpoint to its end.
///
/// Everything a step does follows from the seed and the step's number, so that a run that was interrupted ends with the
/// same bytes as one that was not. A trainer belongs to one thread.
package final class Trainer {
    private let configuration: TrainingConfiguration
    private let seed: UInt64
    private let network: Network
    private let training: ImageSet
    private let test: ImageSet
    private let schedule: LearningRateSchedule
    private let stepsPerEpoch: Int
    private let checkpoint: Checkpoint?
    private let shape: ActivationShape
    private var progress = TrainingProgress()

    /// - Parameters:
    ///   - checkpoint: the file that the run is saved to and goes on from; nil saves nothing.
    ///   - key: names the run in its checkpoint.
    package init(
        network specification: NetworkSpecification, configuration: TrainingConfiguration, data: DataSet, seed: UInt64,
        workers: WorkerThreads, checkpoint: URL? = nil, key: String = ""
    ) throws {
        self.configuration = configuration
        self.seed = seed
        training = try configuration.trainingImages.map { try data.training.prefix($0) } ?? data.training
        test = try configuration.testImages.map { try data.test.prefix($0) } ?? data.test
        guard training.count >= configuration.batch else {
            throw TrainerSetupError.noWholeBatch(batch: configuration.batch, images: training.count)
        }
        stepsPerEpoch = training.count / configuration.batch
        schedule = LearningRateSchedule(
            configuration, normalizer: specification.normalizer, stepsPerEpoch: stepsPerEpoch)
        shape = ActivationShape(
            batch: configuration.batch, channels: ImageSet.channelCount, height: ImageSet.side, width: ImageSet.side)
        network = try Network.make(
            specification, input: shape, options: ExecutionOptions(isDifferentiable: true, workers: workers))
        network.initialize(seed: seed)
        self.checkpoint = checkpoint.map { Checkpoint(file: $0, key: key) }
    }

    /// Trains to the end.
    ///
    /// - Parameters:
    ///   - isInterrupted: asked after every step; where it says so, the run is saved and left.
    ///   - onEpoch: called with the number of each epoch done, and what it came to.
    /// - Returns: nil where the run was interrupted.
    package func run(
        isInterrupted: () -> Bool = { false }, onEpoch: (Int, TrainingRecord.Epoch) -> Void = { _, _ in }
    ) throws -> TrainingRecord? {
        if let saved = checkpoint?.load(into: network) { progress = saved }
        while progress.divergence == nil, progress.epochs.count < configuration.epochs {
            let epoch = Epoch(number: progress.epochs.count, imageCount: training.count, seed: seed)
            while progress.divergence == nil, progress.step < (progress.epochs.count + 1) * stepsPerEpoch {
                try step(epoch)
                if isInterrupted() {
                    try checkpoint?.save(progress, network)
                    return nil
                }
            }
            if progress.divergence == nil {
                try closeEpoch()
                onEpoch(progress.epochs.count, progress.epochs[progress.epochs.count - 1])
            }
            try checkpoint?.save(progress, network)
        }
        return progress.record
    }

    /// To be called when the record is stored: the checkpoint has done its work.
    package func finish() { checkpoint?.remove() }

    private func step(_ epoch: Epoch) throws {
        let number = progress.step
        let batch = epoch.batch(number % stepsPerEpoch, size: configuration.batch, from: training)
        let input = Activation(shape: shape, planar: batch.images)
        let recorder =
            configuration.isProbed(step: number)
            ? PassRecorder(measuring: TrainingConfiguration.probedQuantities) : nil
        let (loss, correct) = try network.forward(
            input, labels: batch.labels, mode: .training, keepsValues: true, observer: recorder)
        guard loss.isFinite else {
            progress.divergence = try divergence(.lossNotFinite, input, batch.labels)
            return
        }
        try network.backward(labels: batch.labels)
        let rate = schedule.rate(step: number)
        for parameter in network.parameters {
            parameter.step(
                rate: Float(rate), momentum: Float(configuration.momentum),
                decay: Float(configuration.decay(of: parameter.role)))
        }
        if let recorder { progress.probes.append(.init(step: number, layers: recorder.layers)) }
        progress.lossSum += loss
        progress.correct += correct
        progress.step += 1
    }

    private func closeEpoch() throws {
        let (testLoss, testAccuracy) = try evaluate()
        let loss = progress.lossSum / Double(stepsPerEpoch)
        let accuracy = Double(progress.correct) / Double(stepsPerEpoch * configuration.batch)
        progress.epochs.append(
            .init(
                trainingLoss: loss.isFinite ? loss : nil, trainingAccuracy: accuracy,
                testLoss: testLoss.isFinite ? testLoss : nil, testAccuracy: testAccuracy))
        progress.lossSum = 0
        progress.correct = 0
        if configuration.hasDiverged(progress.epochs, classes: network.classes) {
            progress.divergence = .init(
                reason: .chanceWithGrowingLoss, epoch: progress.epochs.count, step: progress.step, layer: nil)
        }
    }

    /// The loss is not finite: runs the same batch again to see where that begins.
    private func divergence(
        _ reason: TrainingRecord.Divergence.Reason, _ input: Activation, _ labels: [Int]
    ) throws -> TrainingRecord.Divergence {
        let recorder = PassRecorder(measuring: [.standardDeviation, .secondMoment])
        try network.forward(input, labels: labels, mode: .training, observer: recorder)
        let first = recorder.layers.first {
            ($0.kind == .convolution ? $0[.standardDeviation] : $0[.secondMoment]) == nil
        }
        return .init(reason: reason, epoch: progress.epochs.count, step: progress.step, layer: first?.name)
    }

    /// Mean loss and accuracy on the test set, in evaluation mode.
    private func evaluate() throws -> (loss: Double, accuracy: Double) {
        var loss = 0.0
        var correct = 0
        for start in stride(from: 0, to: test.count, by: configuration.batch) {
            let count = min(configuration.batch, test.count - start)
            // The network's batch is fixed: the last one is filled up with images that are not counted.
            let indices = (0..<configuration.batch).map { start + min($0, count - 1) }
            let batch = test.batch(of: indices)
            let sums = try network.evaluate(
                Activation(shape: shape, planar: batch.images), labels: Array(batch.labels.prefix(count)))
            loss += sums.lossSum
            correct += sums.correct
        }
        return (loss / Double(test.count), Double(correct) / Double(test.count))
    }
}
