import Foundation

@testable import Findings
@testable import Networks
@testable import Paper
@testable import Runs
@testable import Training

/// Records of networks without skips, made from a law instead of a network: what an analysis says of them is known.
package struct SyntheticRuns {
    /// The growth r_l of the gradient norm through a layer.
    package var exponent: @Sendable (Normalizer) -> Double = SyntheticRuns.paperExponent
    /// Whether the backward pass divides by σ; without that, nothing grows.
    package var dividesByDeviation = true
    /// What the batch does to the growth: at batch 64 nothing, below it more where this is negative.
    package var batchPower = 0.0
    /// The size of the differences between seeds.
    package var spread = 0.002
    /// BatchNorm's σ with periodic padding; that of `exponent` if nil.
    package var deviation: Double?
    /// What a normalizer's backward pass removes of the squared gradient; not measured if nil.
    package var removedShare: Double?

    /// Exponents in the paper's order, LayerNorm growing too.
    package static func paperExponent(_ normalizer: Normalizer) -> Double {
        switch normalizer {
        case .instanceNorm: 0.22
        case .batchNorm: 0.16
        case .groupNorm: 0.09
        case .filterResponseNorm: 0.15
        case .varianceNorm: 0.06
        case .evoNormB0, .evoNormS0, .layerNorm: 0.04
        case .none, .meanCentering: -0.05
        default: 0.12
        }
    }

    /// What `experiment` finds in the records of its plan.
    package func findings(_ experiment: some Experiment) throws -> Findings {
        try experiment.findings(initialization: record) { _ in preconditionFailure("no training runs") }
    }

    package func record(_ specification: RunSpecification) throws -> RunRecord {
        guard case .convolutional(let widths, let strides) = try specification.network.geometry(),
            case .initialization(let work) = specification.work
        else { preconditionFailure("synthetic runs are of networks without skips") }
        let normalizer = specification.network.normalizer
        let rate = exponent(normalizer)
        let growth = dividesByDeviation ? rate : 0
        let depth = widths.count
        let batch = Double(work.batch)
        var side = 32
        var layers = [LayerMeasurement]()
        for index in 0..<depth {
            side /= strides[index]
            let noise = spread * sin(Double(specification.seed) * 12.9898 + Double(index) * 78.233 + rate * 1e3)
            let logarithm =
                (growth + noise) * Double(depth - index) * (1 + batchPower * log(batch / 64)) - log(batch) / 2
            var quantities: [Quantity: Double?] = [
                .gradientNorm: work.differentiates ? exp(logarithm) : nil,
                .standardDeviation: deviation.map { $0 * exp(noise) } ?? exp(-rate), .inverseVariance: exp(2 * rate),
            ]
            if let removedShare { quantities.updateValue(removedShare * exp(noise), forKey: .removedGradientShare) }
            layers.append(
                LayerMeasurement(
                    name: "layer\(index + 1).convolution", kind: .convolution, height: side, channels: widths[index],
                    quantities: quantities))
            layers.append(
                LayerMeasurement(
                    name: "layer\(index + 1).activation", kind: .activation, height: side, channels: widths[index],
                    quantities: [.cosineSimilarity: 0.5 + noise, .secondMoment: 0.5 * exp(noise)]))
        }
        return RunRecord(loss: 2.3, layers: layers)
    }

    /// A network of the quick preset.
    package static func network(
        _ architecture: Architecture, _ normalizer: Normalizer, padding: Padding = .zero
    ) -> NetworkSpecification {
        PlanContext.synthetic().network(architecture, normalizer, padding: padding)
    }

    /// One network on some seeds.
    package func ensemble(
        _ network: NetworkSpecification, seeds: [UInt64] = [0, 1, 2, 3], batch: Int = 16
    ) throws -> Ensemble {
        let context = PlanContext.synthetic(seeds: seeds)
        let selection = Selection.initialization(
            context.initialization(network, batch: batch, differentiates: true))
        return Ensemble(
            network: network, batch: batch, seeds: seeds,
            records: try selection.specifications(data: context.data, engine: context.engine).map(record))
    }
}

extension PlanContext {
    /// A context that no data are needed for.
    package static func synthetic(_ preset: Preset = .quick, seeds: [UInt64] = Array(0..<10)) -> PlanContext {
        PlanContext(
            scale: preset.scale, data: DataIdentity(name: .generated, sha256: "none"), classes: 10, seeds: seeds,
            engine: .current(threads: 1))
    }
}
