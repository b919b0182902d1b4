import Testing

@testable import Findings
@testable import TestSupport

@Suite struct BatchEffectTests {
    private let network = SyntheticRuns.network(.cnn20, .batchNorm)

    @Test func meanOverTheBatchIsNoExplosion() throws {
        let runs = SyntheticRuns()
        let effect = try BatchEffect(
            smallest: runs.ensemble(network, batch: 16), largest: runs.ensemble(network, batch: 64))
        #expect(abs(effect.rawNorm.estimate().value - 2) < 1e-9)
        #expect(abs(effect.rescaledNorm.value - 1) < 1e-9)
        #expect(abs(effect.explosion.value - 1) < 1e-9)
    }

    @Test func explosionOfSmallBatchesIsSeen() throws {
        let runs = SyntheticRuns(batchPower: -0.05, spread: 0)
        let effect = try BatchEffect(
            smallest: runs.ensemble(network, batch: 16), largest: runs.ensemble(network, batch: 64))
        // 0.16 a layer, 20 layers for the norm and 19 from the last to the first, 0.05 ln 4 = 0.0693 of it.
        #expect(abs(effect.rescaledNorm.value - 1.2484) < 1e-3)
        #expect(abs(effect.explosion.value - 1.2346) < 1e-3)
    }
}
