@testable import Networks
@testable import Runs
@testable import Training

/// Small runs on computed images.
package enum TestRuns {
    package static let engine = EngineIdentity(
        revision: 1, instructionSet: "avx512_core", library: "oneDNN 2.6.3", threads: 1)
    package static let images = ImageCounts(training: 10_000, test: 2000)
    package static let data = DataIdentity(name: .generated, sha256: "24f8")

    package static func network(
        _ normalizer: Normalizer = .batchNorm, depth: Int = 2, width: Int = 4
    ) -> NetworkSpecification {
        NetworkSpecification(
            architecture: .cnnUniform, normalizer: normalizer, grouping: normalizer.takesGrouping ? .size(2) : nil,
            depth: depth, width: width)
    }

    package static func specification(
        _ network: NetworkSpecification = network(), seed: UInt64 = 0, batch: Int = 3, differentiates: Bool = false,
        engine: EngineIdentity = engine
    ) -> RunSpecification {
        RunSpecification(
            network: network, data: data, seed: seed,
            work: .initialization(.init(batch: batch, differentiates: differentiates)), engine: engine)
    }

    package static func record(loss: Double? = 2.5) -> RunRecord {
        RunRecord(
            loss: loss,
            layers: [
                LayerMeasurement(
                    name: "layer1.convolution", kind: .convolution, height: 32, channels: 4,
                    quantities: complete(.convolution, with: [.standardDeviation: 0.5])),
                LayerMeasurement(
                    name: "layer1.activation", kind: .activation, height: 32, channels: 4,
                    quantities: complete(.activation, with: [.activationVariance: 0.1, .cosineSimilarity: 1.0 / 3])),
            ],
            branchEvenness: [0.5, nil])
    }

    /// A probe records every quantity of a layer's kind, the undefined ones as such.
    private static func complete(
        _ kind: LayerKind, with values: [Quantity: Double]
    ) -> [Quantity: Double?] {
        var quantities = [Quantity: Double?]()
        for quantity in Quantity.builtIn where quantity.kind == kind {
            quantities.updateValue(values[quantity], forKey: quantity)
        }
        return quantities
    }
}
