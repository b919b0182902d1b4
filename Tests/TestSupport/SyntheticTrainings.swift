import Foundation

@testable import Findings
@testable import Networks
@testable import Paper
@testable import Runs
@testable import Training

/// Training records made from a law instead of a network: what an analysis says of them is known.
package struct SyntheticTrainings {
    /// Similarity at initialization, by normalizer, in steps.
    package var cosine: @Sendable (Normalizer) -> Double = { 0.3 + 0.06 * Double(rank($0)) }
    /// Training accuracy from similarity.
    package var accuracy: @Sendable (Double) -> Double = { 0.9 - 0.5 * $0 }
    /// Those whose loss is soon no number.
    package var diverging: Set<Normalizer> = []
    /// Epochs that they end before.
    package var epochsBeforeDivergence = 1
    /// How much of the gradient norm's logarithm follows the product of 1/σ; the rest follows nothing.
    package var following = 1.0

    private static func rank(_ normalizer: Normalizer) -> Int {
        Normalizer.builtIn.firstIndex(of: normalizer)!
    }

    /// What `experiment` finds in the records of its plan.
    package func findings(_ experiment: some Experiment) throws -> Findings {
        try experiment.findings(initialization: { _ in preconditionFailure("training runs only") }, training: record)
    }

    package func record(_ run: RunSpecification) throws -> TrainingRecord {
        guard case .training(let configuration) = run.work else { preconditionFailure("training runs only") }
        let normalizer = run.network.normalizer
        let noise = 0.002 * sin(Double(run.seed) * 12.9898 + Double(Self.rank(normalizer)) * 78.233)
        let cosine = cosine(normalizer) + noise
        let diverges = diverging.contains(normalizer)
        let level = accuracy(cosine)
        let epochs = (0..<(diverges ? epochsBeforeDivergence : configuration.epochs)).map {
            epoch -> TrainingRecord.Epoch in
            let reached = level * Double(epoch + 1) / Double(configuration.epochs)
            return .init(trainingLoss: 1, trainingAccuracy: reached, testLoss: 1, testAccuracy: reached)
        }
        return TrainingRecord(
            epochs: epochs, probes: try probes(run, configuration, cosine: cosine),
            divergence: diverges ? .init(reason: .lossNotFinite, epoch: 1, step: 7, layer: "layer2") : nil)
    }

    private func probes(
        _ run: RunSpecification, _ configuration: TrainingConfiguration, cosine: Double
    ) throws -> [TrainingRecord.Probe] {
        let depth = 6
        return (0..<8).map { index in
            let step = index * (configuration.probeInterval ?? 1)
            var logarithm = 0.0
            var layers = [LayerMeasurement]()
            for layer in (0..<depth).reversed() {
                let inverse = 1.0 + 0.3 * sin(Double(step * 7 + layer * 3) + Double(run.seed))
                logarithm += log(inverse) / 2
                let other = sin(Double(step * 13 + layer * 29) * 5)
                layers.insert(
                    LayerMeasurement(
                        name: "layer\(layer).convolution", kind: .convolution, height: 8, channels: 16,
                        quantities: [
                            .inverseVariance: inverse,
                            .gradientNorm: exp(following * logarithm + (1 - following) * other),
                        ]), at: 0)
            }
            layers.append(
                LayerMeasurement(
                    name: "last.activation", kind: .activation, height: 2, channels: 16,
                    quantities: [.cosineSimilarity: cosine]))
            return .init(step: step, layers: layers)
        }
    }
}
