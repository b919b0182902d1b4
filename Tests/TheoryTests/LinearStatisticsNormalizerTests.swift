import Testing

@testable import Theory

@Suite struct LinearStatisticsNormalizerTests {
    private typealias Normalizer = LinearStatisticsNormalizer
    private let state = LinearStatisticsNormalizer.State(
        correlations: ActivationCorrelations(sameSample: 0.6, crossSample: 0.4), secondMoment: 2)

    @Test func batchNormRemovesWhatSamplesShare() {
        let (next, growth) = Normalizer.batchNorm.normalize(state)
        #expect(next.correlations.crossSample == 0 && abs(next.correlations.sameSample - 0.2 / 0.6) < 1e-14)
        #expect(abs(next.secondMoment - 1) < 1e-14 && abs(growth - 1 / (2 * 0.6)) < 1e-14)
    }

    @Test func instanceNormLeavesTheDetail() {
        let (next, growth) = Normalizer.instanceNorm.normalize(state)
        #expect(next.correlations.sameSample == 0 && next.correlations.crossSample == 0)
        #expect(next.secondMoment == 1 && abs(growth - 1 / (2 * 0.4)) < 1e-14)
    }

    @Test func varianceNormKeepsTheMean() {
        let (next, growth) = Normalizer.varianceNorm.normalize(state)
        #expect(next.correlations == state.correlations)
        #expect(abs(next.secondMoment - 1 / 0.6) < 1e-14 && abs(growth - 1 / 1.2) < 1e-14)
    }

    @Test func layerNormOnlyScales() {
        let (next, growth) = Normalizer.layerNorm.normalize(state)
        #expect(abs(next.secondMoment - 1) < 1e-14 && abs(growth - 0.5) < 1e-14)
        #expect(next.correlations == state.correlations)
    }

    @Test func meanCenteringDividesByNothing() {
        let (next, growth) = Normalizer.meanCentering.normalize(state)
        #expect(growth == 1 && abs(next.secondMoment - 2 * 0.6) < 1e-14)
    }

    /// The mean-σ form: u = k_s/G, ρ_s = (k_s − u)/(1 − u), ρ_x = k_x(1 − 1/G)/(1 − u), g = 1/(1 − u).
    @Test func groupNormIsTheMeanDeviationForm() {
        let unit = Normalizer.State(correlations: state.correlations)
        let (next, growth) = Normalizer.groupNorm(groupSize: 4).normalize(unit)
        let u = 0.6 / 4
        #expect(abs(next.correlations.sameSample - (0.6 - u) / (1 - u)) < 1e-14)
        #expect(abs(next.correlations.crossSample - 0.4 * 0.75 / (1 - u)) < 1e-14)
        #expect(abs(growth - 1 / (1 - u)) < 1e-14 && abs(next.secondMoment - 1) < 1e-14)
    }

    @Test func groupNormHasInstanceNormAsItsEnd() {
        #expect(Normalizer.groupNorm(groupSize: 1) == .instanceNorm)
    }

    /// The blind prediction of one third each of BatchNorm, InstanceNorm and LayerNorm.
    @Test func switchableMeetsItsPrediction() {
        let switchable = Normalizer.mixture([
            (1.0 / 3, .batchNorm), (1.0 / 3, .instanceNorm), (1.0 / 3, .layerNorm),
        ])
        let last = switchable.layers(60)[59]
        #expect(prints(last.state.correlations.crossSample, as: 0.347, decimals: 3), "\(last)")
        #expect(prints(last.gradientGrowth, as: 1.445, decimals: 3), "\(last)")
        #expect(prints(last.state.secondMoment, as: 0.900, decimals: 3), "\(last)")
    }

    @Test func fixedPointsAreThoseOfTheClosedForms() {
        for layer in [Normalizer.batchNorm, .instanceNorm] {
            let last = layer.layers(50)[49]
            #expect(abs(last.state.correlations.crossSample - 1 / Double.pi) < 1e-6)
            #expect(abs(last.gradientGrowth - Double.pi / (Double.pi - 1)) < 1e-6)
        }
        let cosines = Normalizer.layerNorm.layers(5, from: Normalizer.State(correlations: state.correlations))
            .map(\.state.correlations.crossSample)
        #expect(zip(cosines, ArcCosineKernel.cosines(layers: 5, after: 0.4)).allSatisfy { abs($0 - $1) < 1e-14 })
    }

    @Test func aChainComposes() {
        let chained = Normalizer.step(through: [.batchNorm, .groupNorm(groupSize: 4)], state)
        let (first, growth) = Normalizer.batchNorm.normalize(state)
        let second = Normalizer.groupNorm(groupSize: 4).normalize(first)
        #expect(chained.gradientGrowth == growth * second.gradientGrowth)
        #expect(chained.state.secondMoment == second.state.secondMoment)
        #expect(
            chained.state.correlations.sameSample == ArcCosineKernel.map(second.state.correlations.sameSample))
    }
}
