import Networks
import Runs
import Testing

@testable import Findings
@testable import TestSupport
@testable import Training

@Suite struct GradientFollowingTests {
    /// One run whose probes hold 1/σ² and gradient norms of the convolutions, in forward order.
    private func following(_ probes: [[(inverseVariance: Double?, norm: Double?)]]) -> GradientFollowing {
        let record = TrainingRecord(
            epochs: [],
            probes: probes.enumerated().map { step, layers in
                TrainingRecord.Probe(
                    step: 10 * step,
                    layers: layers.enumerated().map { index, layer in
                        LayerMeasurement(
                            name: "layer\(index + 1).convolution", kind: .convolution, height: 8, channels: 4,
                            quantities: [.inverseVariance: layer.inverseVariance, .gradientNorm: layer.norm])
                    })
            }, divergence: nil)
        return GradientFollowing(
            TrainingEnsemble(
                network: TestRuns.network(),
                setting: TrainingSetting(
                    trained: TrainedArchitecture(.cnn10), configuration: TrainingConfiguration(), seeds: [7],
                    variation: nil),
                records: [record]))
    }

    /// A norm follows the deviations of its own layer and of all behind it: 1/σ = 2, 1, 3 have the products 6, 3, 3.
    @Test func normsProportionalToTheProductsAreFollowedWholly() throws {
        let following = following([[(4, 12), (1, 6), (9, 6)]])
        #expect(following.positions(.acrossLayers) == [0])
        let coefficient = try #require(following.coefficients(.acrossLayers)[0][0])
        #expect(abs(coefficient - 1) < 1e-12)
        #expect(abs(following.medians(.acrossLayers)[0] - 1) < 1e-12)
    }

    @Test func eachLayerIsFollowedOverTheSteps() throws {
        // The product is 1, 2, 3 at every layer; the norms rise, fall, and are undefined once.
        let following = following(
            (1...3).map { step in
                let square = Double(step * step)
                return [(1, Double(step)), (1, 5 - Double(step)), (square, step == 2 ? nil : 1)]
            })
        #expect(following.positions(.acrossSteps) == [1, 2, 3])
        let coefficients = following.coefficients(.acrossSteps)[0]
        #expect(abs(try #require(coefficients[0]) - 1) < 1e-12)
        #expect(abs(try #require(coefficients[1]) + 1) < 1e-12)
        // Two steps make no coefficient.
        #expect(coefficients[2] == nil)
        #expect(following.medians(.acrossSteps) == [0])
    }

    /// A deviation that is undefined takes the products of its layer and of all before it.
    @Test func undefinedDeviationsLeaveTheLayersBehindThem() {
        let following = following([[(1, 1), (0, 1), (4, 2), (1, 1), (4, 2)]])
        // Three layers are left, with the products 4, 2, 2 and the norms 2, 1, 2.
        #expect(following.coefficients(.acrossLayers)[0][0].map { abs($0 - 0.5) < 1e-12 } == true)
    }
}
