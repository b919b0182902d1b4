import Training

/// A change to how a network is trained.
package enum TrainingVariation: Hashable, Sendable {
    case batch(Int, [TrainedArchitecture])
    case learningRate(Double, [TrainedArchitecture])

    package var networks: [TrainedArchitecture] {
        switch self {
        case .batch(_, let networks), .learningRate(_, let networks): networks
        }
    }

    /// The change in two words.
    package var label: String {
        switch self {
        case .batch(let batch, _): "batch \(batch)"
        case .learningRate(let rate, _): "rate \(rate)"
        }
    }

    /// The configuration with the change.
    package func applied(to configuration: TrainingConfiguration) -> TrainingConfiguration {
        var changed = configuration
        switch self {
        case .batch(let batch, _): changed.batch = batch
        case .learningRate(let rate, _): changed.learningRate = rate
        }
        return changed
    }
}
