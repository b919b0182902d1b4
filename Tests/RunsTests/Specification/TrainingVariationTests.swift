import Networks
import Testing

@testable import Runs
@testable import Training

/// What each change does to a configuration, and that it does nothing else.
@Suite struct TrainingVariationTests {
    private static let networks = [TrainedArchitecture(.cnn10)]
    private let standard = TrainingConfiguration(batch: 256, epochs: 4, trainingImages: 2000, probeInterval: 5)

    @Test func aBatchIsChangedAlone() {
        var expected = standard
        expected.batch = 32
        let variation = TrainingVariation.batch(32, Self.networks)
        #expect(variation.applied(to: standard) == expected && variation.label == "batch 32")
    }

    @Test func aRateIsChangedAlone() {
        var expected = standard
        expected.learningRate = 0.5
        let variation = TrainingVariation.learningRate(0.5, Self.networks)
        #expect(variation.applied(to: standard) == expected && variation.label == "rate 0.5")
    }

    @Test func thePublishedRateRisesAsTheBatchFalls() {
        var expected = standard
        expected.batch = 32
        expected.batchRule = .inverse
        let variation = TrainingVariation.publishedRate(batch: 32, Self.networks)
        #expect(variation.applied(to: standard) == expected)
        #expect(variation.label == "batch 32 at the published rate")
    }

    /// 2,000 images are 7 whole batches of 256; the last of n steps has the number n − 1.
    @Test(arguments: [(1, 1), (7, 1), (8, 2), (300, 43)])
    func stepsAreWholeEpochsAtOneRate(steps: Int, epochs: Int) {
        var expected = standard
        expected.epochs = epochs
        expected.decayEpoch = epochs
        expected.probeSteps = steps - 1
        let variation = TrainingVariation.constantRate(steps: steps, Self.networks)
        #expect(variation.applied(to: standard) == expected)
        #expect(variation.label == "\(steps) steps at a constant rate")
    }

    @Test func everyChangeKeepsItsNetworks() {
        let all: [TrainingVariation] = [
            .batch(1, Self.networks), .learningRate(1, Self.networks), .publishedRate(batch: 1, Self.networks),
            .constantRate(steps: 1, Self.networks),
        ]
        #expect(all.allSatisfy { $0.networks == Self.networks })
    }
}
