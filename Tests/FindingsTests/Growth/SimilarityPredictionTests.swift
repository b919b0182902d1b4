import Foundation
import Networks
import Testing

@testable import Findings
@testable import Runs
@testable import TestSupport

@Suite struct SimilarityPredictionTests {
    /// A cnn-20 whose every layer has the given cosine.
    private func ensemble(
        _ normalizer: Normalizer, groupSize: Int = 8, cosine: Double = 0.76
    ) throws -> Ensemble {
        let network = GroupSizeRuns.context.network(.cnn20, normalizer, groupSize: groupSize)
        guard case .convolutional(let widths, let strides) = try network.geometry() else {
            preconditionFailure("cnn-20 has no skips")
        }
        let layers = zip(widths, strides).enumerated().flatMap { index, layer in
            [
                LayerMeasurement(
                    name: "layer\(index + 1).activation", kind: .activation, height: 32, channels: layer.0,
                    quantities: [.cosineSimilarity: cosine])
            ]
        }
        return Ensemble(
            network: network, batch: 16, seeds: [0, 1],
            records: [RunRecord](repeating: RunRecord(loss: nil, layers: layers), count: 2))
    }

    @Test(arguments: [Normalizer.none, .layerNorm])
    func startsTheArcCosineFromTheFirstLayer(_ normalizer: Normalizer) throws {
        let prediction = try #require(SimilarityPrediction(try ensemble(normalizer)))
        #expect(prediction.form == .arcCosine && prediction.isRecursion)
        #expect(prediction.cosines.count == 20 && prediction.cosines[0] == nil)
        // κ(0.76) = [√(1 − 0.76²) + (π − arccos 0.76) 0.76]/π.
        #expect(abs(try #require(prediction.cosines[1]) - 0.795726) < 1e-6)
    }

    @Test(arguments: [
        (Normalizer.batchNorm, 1 / Double.pi), (.scaledWeightStandardization, 1 / .pi), (.meanCentering, 1 / .pi),
        (.weightNorm, 0),
    ])
    func hasAFixedPoint(_ normalizer: Normalizer, _ value: Double) throws {
        let prediction = try #require(SimilarityPrediction(try ensemble(normalizer)))
        #expect(prediction.form == .fixedPoint && !prediction.isRecursion)
        #expect(prediction.cosines.dropFirst().allSatisfy { $0 == value })
    }

    /// On maps of 32 × 32: 1/π, a little more.
    @Test func instanceNormHasTheValueOfItsMaps() throws {
        let prediction = try #require(SimilarityPrediction(try ensemble(.instanceNorm)))
        #expect(prediction.form == .meanField && !prediction.isRecursion && prediction.cosines[0] == nil)
        for case let cosine? in prediction.cosines { #expect(abs(cosine - 0.318466) < 1e-5) }
        #expect(prediction.cosines.compactMap { $0 }.count == 19)
    }

    @Test(arguments: [Normalizer.varianceNorm, .evoNormB0, .evoNormS0])
    func hasNoFormWhereThereIsNone(_ normalizer: Normalizer) throws {
        #expect(SimilarityPrediction(try ensemble(normalizer)) == nil)
    }

    /// The limits of docs/science.md, which twenty layers reach for small groups from any start.
    @Test(arguments: [(1, 0.318), (2, 0.427), (4, 0.555), (8, 0.696)])
    func reachesTheMeanField(_ groupSize: Int, _ cosine: Double) throws {
        let prediction = try #require(SimilarityPrediction(try ensemble(.groupNorm, groupSize: groupSize)))
        #expect(prediction.form == .meanField && prediction.isRecursion)
        #expect(abs(try #require(prediction.cosines[19]) - cosine) < 2e-3)
    }

    @Test func measuresItsMisfit() throws {
        let ensemble = try ensemble(.batchNorm, cosine: 0.5)
        let misfit = try #require(SimilarityPrediction(ensemble)?.misfit(ensemble))
        #expect(misfit.count == 19)
        #expect(abs(misfit.largest - (0.5 - 1 / Double.pi)) < 1e-12)
        #expect(abs(misfit.rootMeanSquare - misfit.largest) < 1e-12)
    }
}
