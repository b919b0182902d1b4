import Networks
import Testing

@testable import Findings
@testable import Runs
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

    /// A seed whose first norm is undefined in one batch is left out; the others keep their partners.
    @Test func seedsArePaired() throws {
        func ensemble(_ first: [Double?], _ last: [Double?], batch: Int) -> Ensemble {
            Ensemble(
                network: network, batch: batch, seeds: Array(0..<UInt64(first.count)),
                records: zip(first, last).map { first, last in
                    RunRecord(
                        loss: nil,
                        layers: [first, last].enumerated().map { index, norm in
                            LayerMeasurement(
                                name: "convolution\(index)", kind: .convolution, height: 4, channels: 4,
                                quantities: [.gradientNorm: norm])
                        })
                })
        }
        let small = ensemble([2, nil, 20, 200], [1, 1, 1, nil], batch: 16)
        let large = ensemble([1, 5, 10, 100], [1, 1, 1, 1], batch: 64)
        #expect(small.explosions.map(\.isFinite) == [true, false, true, false])
        let effect = try BatchEffect(smallest: small, largest: large)
        // By position the third would have been paired with the second.
        #expect(abs(effect.rawNorm.estimate().value - 2) < 1e-9 && effect.rawNorm.estimate().count == 3)
        #expect(abs(effect.explosion.value - 2) < 1e-9 && effect.explosion.count == 2)
    }
}
