import Training

/// A change to the standard training configuration, with the architectures that are trained with it.
package enum TrainingVariation: Hashable, Sendable {
    /// A batch size.
    case batch(Int, [TrainedArchitecture])
    /// A learning rate, given for a batch of 256.
    case learningRate(Double, [TrainedArchitecture])
    /// A batch at the learning rate of the paper's published code, which rises as the batch falls.
    case publishedRate(batch: Int, [TrainedArchitecture])
    /// The least whole number of epochs that has so many steps, at a learning rate that does not fall; probes end with the
    /// steps. Of a configuration that says how many images are used.
    case constantRate(steps: Int, [TrainedArchitecture])

    /// The architectures that are trained with the change.
    package var networks: [TrainedArchitecture] {
        switch self {
        case .batch(_, let networks), .learningRate(_, let networks), .publishedRate(_, let networks),
            .constantRate(_, let networks):
            networks
        }
    }

    /// The change in two words, for titles.
    package var label: String {
        switch self {
        case .batch(let batch, _): "batch \(batch)"
        case .learningRate(let rate, _): "rate \(rate)"
        case .publishedRate(let batch, _): "batch \(batch) at the published rate"
        case .constantRate(let steps, _): "\(steps) steps at a constant rate"
        }
    }

    /// The configuration with the change applied.
    package func applied(to configuration: TrainingConfiguration) -> TrainingConfiguration {
        var changed = configuration
        switch self {
        case .batch(let batch, _): changed.batch = batch
        case .learningRate(let rate, _): changed.learningRate = rate
        case .publishedRate(let batch, _):
            changed.batch = batch
            changed.batchRule = .inverse
        case .constantRate(let steps, _):
            guard let images = configuration.trainingImages else {
                preconditionFailure("a number of steps needs a number of images")
            }
            let stepsPerEpoch = images / configuration.batch
            changed.epochs = (steps + stepsPerEpoch - 1) / stepsPerEpoch
            changed.decayEpoch = changed.epochs
            changed.probeSteps = steps - 1
        }
        return changed
    }
}
