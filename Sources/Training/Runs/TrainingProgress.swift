/// Where a training run stands: everything but the network's arrays.
struct TrainingProgress: Codable, Equatable {
    /// Steps done, over all epochs.
    var step = 0
    /// Of the running epoch.
    var lossSum = 0.0
    var correct = 0
    var epochs: [TrainingRecord.Epoch] = []
    var probes: [TrainingRecord.Probe] = []
    var divergence: TrainingRecord.Divergence?

    var record: TrainingRecord { TrainingRecord(epochs: epochs, probes: probes, divergence: divergence) }
}
