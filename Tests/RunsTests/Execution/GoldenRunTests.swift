import Networks
import Testing
import Training

@testable import Runs

/// The numbers of one small run.
///
/// Where they move by more than another instruction set's rounding, results have changed: raise
/// `EngineIdentity.revision`, so that no stored run is taken for a new one, and write the new numbers here.
@Suite struct GoldenRunTests {
    private static let tolerance = 1e-4

    private struct Golden {
        let layer: String
        let quantity: Quantity
        let value: Double
    }

    private static let revision = 6
    private static let loss = 2.38715012
    private static let values = [
        Golden(layer: "layer1.convolution", quantity: .standardDeviation, value: 0.424484902),
        Golden(layer: "layer1.convolution", quantity: .gradientNorm, value: 0.425421747),
        Golden(layer: "layer1.convolution", quantity: .sameSampleCorrelation, value: 0.169404535),
        Golden(layer: "layer6.convolution", quantity: .inverseVariance, value: 1.556893922),
        Golden(layer: "layer6.convolution", quantity: .crossSampleCorrelation, value: 0.402380113),
        Golden(layer: "layer10.convolution", quantity: .gradientNorm, value: 0.108223582),
        Golden(layer: "layer1.activation", quantity: .activationVariance, value: 0.336938511),
        Golden(layer: "layer1.activation", quantity: .cosineSimilarity, value: 0.336021770),
        Golden(layer: "layer1.activation", quantity: .stableRank, value: 2.385267828),
        Golden(layer: "layer10.activation", quantity: .secondMoment, value: 0.495503410),
        Golden(layer: "layer10.activation", quantity: .participationRatio, value: 1.943208604),
        Golden(layer: "layer10.activation", quantity: .cosineSimilarity, value: 0.664486408),
    ]

    @Test func resultsHaveNotChanged() throws {
        let data = try DataSet(.generated)
        let work = InitializationWork(batch: 8, differentiates: true)
        let specification = RunSpecification(
            network: NetworkSpecification(
                architecture: .cnn10, normalizer: .groupNorm, grouping: .size(2), widthDivisor: 16),
            data: DataIdentity(data.description), seed: 42, work: .initialization(work),
            engine: .current(threads: 1))
        let record = try SingleRun.run(specification, work, data: data)
        #expect(EngineIdentity.revision == Self.revision, "the golden values are of another revision")
        let loss = try #require(record.loss)
        #expect(abs(loss / Self.loss - 1) < Self.tolerance, "loss \(loss)")
        for golden in Self.values {
            let layer = try #require(record.layers.first { $0.name == golden.layer })
            let value = try #require(layer[golden.quantity], "\(golden.layer) \(golden.quantity)")
            #expect(abs(value / golden.value - 1) < Self.tolerance, "\(golden.layer) \(golden.quantity): \(value)")
        }
    }
}
