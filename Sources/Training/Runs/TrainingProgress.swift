/// The state of a training run apart from the network's arrays.
struct TrainingProgress: Codable, Equatable {
    /// Steps done, over all epochs.
    var step = 0
    /// The sum of the losses in the current epoch.
    var lossSum = 0.0
    var correct = 0
    var epochs: [TrainingRecord.Epoch] = []
    var probes: [TrainingRecord.Probe] = []
    var divergence: TrainingRecord.Divergence?

    var record: TrainingRecord { TrainingRecord(epochs: epochs, probes: probes, divergence: divergence) }
}
