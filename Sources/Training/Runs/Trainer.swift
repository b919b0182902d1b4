import Foundation
import Networks
import Tensors

/// One training run, from its start or its checkpoint to its end.
///
/// Every step depends only on the state, the seed and the number of the step, so that an interrupted run ends with the
/// same bytes as an uninterrupted one. A trainer must be used on one thread only.
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

    /// Sets up a run, from its checkpoint if there is one.
    ///
    /// - Parameters:
    ///   - checkpoint: the file in which the run is saved and from which it resumes; nothing is saved if nil.
    ///   - key: identifies the run in its checkpoint.
    package init(
        network specification: NetworkSpecification, configuration: TrainingConfiguration, data: DataSet, seed: UInt64,
        workers: WorkerThreads, checkpoint: URL? = nil, key: String = ""
    ) throws {
        self.configuration = configuration
        self.seed = seed
        training = try configuration.trainingImages.map { try data.training.prefix($0) } ?? data.training
        test = try configuration.testImages.map { try data.test.prefix($0) } ?? data.test
        try TrainerSetupError.check(batch: configuration.batch, images: training.count)
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

    /// Trains until the last epoch, a divergence or an interruption.
    ///
    /// - Parameters:
    ///   - isInterrupted: called after every step; if it returns true, the run is saved and ended.
    ///   - onEpoch: called after each epoch with its number and results.
    /// - Returns: the record; nil if the run was interrupted.
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

    /// Removes the checkpoint. To be called once the record is stored.
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
        network.step(rate: rate, momentum: configuration.momentum, decay: configuration.decay(of:))
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

    /// Describes a divergence with a loss that is not finite. The batch is run again to find the first layer that is
    /// not finite.
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

    /// The mean loss and the accuracy on the test images, in evaluation mode.
    private func evaluate() throws -> (loss: Double, accuracy: Double) {
        var loss = 0.0
        var correct = 0
        for start in stride(from: 0, to: test.count, by: configuration.batch) {
            let count = min(configuration.batch, test.count - start)
            // The network's batch size is fixed: the last batch is filled with images that are not counted.
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
