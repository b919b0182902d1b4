import Foundation
import Networks
import Testing

@testable import Findings
@testable import Runs
@testable import TestSupport

@Suite struct GradientGrowthTests {
    /// cnn-10 has strides 1 2 1 2 1 2 1 2 1 1, so maps of 32 16 16 8 8 4 4 2 2 2.
    private func ensemble(_ norms: [[Double?]]) -> Ensemble {
        let sides = [32, 16, 16, 8, 8, 4, 4, 2, 2, 2]
        let records = norms.map { norms in
            RunRecord(
                loss: 2,
                layers: norms.enumerated().map { index, norm in
                    LayerMeasurement(
                        name: "layer\(index + 1).convolution", kind: .convolution, height: sides[index], channels: 16,
                        quantities: [.gradientNorm: norm])
                })
        }
        return Ensemble(
            network: NetworkSpecification(architecture: .cnn10, normalizer: .batchNorm), batch: 4,
            seeds: (0..<UInt64(norms.count)).map { $0 }, records: records)
    }

    private let rates = [9.0, 8, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 7]

    private func norms(_ rates: [Double]) -> [Double] {
        rates.indices.map { exp(rates[$0...].reduce(0, +)) } + [1]
    }

    @Test func endsAreLeftOut() throws {
        let growth = try GradientGrowth(ensemble([norms(rates)]))
        #expect(growth.steps.map(\.layer) == [3, 4, 5, 6, 7, 8])
        #expect(growth.steps.map(\.side) == [16, 8, 8, 4, 4, 2])
        #expect(growth.steps.map(\.stride) == [1, 2, 1, 2, 1, 2])
        for (found, expected) in zip(growth.rates[0], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]) {
            #expect(abs(found - expected) < 1e-12)
        }
        #expect(growth.rates[0].count == 6)
    }

    @Test func exponentIsTheMeanOverStrideOne() throws {
        let growth = try GradientGrowth(ensemble([norms(rates), norms(rates.map { $0 * 2 })]))
        #expect(growth.exponents.count == 2)
        #expect(abs(growth.exponents[0] - 0.3) < 1e-12)
        #expect(abs(growth.exponents[1] - 0.6) < 1e-12)
        #expect(growth.sides == [16, 8, 4])
        #expect(abs(growth.exponents(side: 4)[0] - 0.5) < 1e-12)
        #expect(abs(growth.exponents { $0.side > 4 }[0] - 0.2) < 1e-12)
        #expect(growth.exponents(side: 2)[0].isNaN)
        #expect(abs(growth.totals[0] - 2.1) < 1e-12)
        #expect(abs(try growth.exponent().value - 0.45) < 1e-12)
    }

    @Test(arguments: [nil, 0, -1, Double.infinity]) func whatHasNoLogarithmIsNamed(_ value: Double?) {
        var values: [Double?] = norms(rates)
        values[4] = value
        #expect(throws: MeasurementError.notPositive(.gradientNorm, value: value, layer: 5, seed: 1)) {
            try GradientGrowth(ensemble([norms(rates), values]))
        }
    }

    @Test func shallowNetworksHaveNoInterior() throws {
        let network = NetworkSpecification(architecture: .cnnUniform, normalizer: .none, depth: 4, width: 8)
        let ensemble = try SyntheticRuns().ensemble(network)
        #expect(throws: MeasurementError.tooShallow(layers: 4, needed: 5)) { try GradientGrowth(ensemble) }
    }
}
