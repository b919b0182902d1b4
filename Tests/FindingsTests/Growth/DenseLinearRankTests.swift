import Networks
import Testing

@testable import Findings
@testable import Runs
@testable import TestSupport

@Suite struct DenseLinearRankTests {
    private func ensemble(width: Int, ranks: [[Double?]]) -> Ensemble {
        let selection = DenseLinearSelection(.batchNorm, width: width, depth: 2, seeds: [7, 8, 9])
        let records = ranks.map { row in
            RunRecord(
                loss: nil,
                layers: row.enumerated().map { index, rank in
                    LayerMeasurement(
                        name: "layer\(index + 1)", kind: .activation, height: 1, channels: width,
                        quantities: [.stableRank: rank])
                })
        }
        return Ensemble(network: selection.network, batch: width, seeds: selection.seeds, records: records)
    }

    /// Ranks of √width times a seed's factor have an exponent of a half, without an error.
    @Test func aSweepOverTheWidthHasTheExponent() throws {
        let members = [16, 64, 256].map { width in
            let root = Double(width).squareRoot()
            return (
                position: Double(width),
                ensemble: ensemble(width: width, ranks: [[9, root], [9, 1.5 * root], [9, 1.25 * root]])
            )
        }
        let sweep = try Sweep(members) { try $0.stableRanks(behindLayer: 2) }
        #expect(sweep.values == [[4, 6, 5], [8, 12, 10], [16, 24, 20]])
        let exponent = try sweep.exponent()
        #expect(abs(exponent.value - 0.5) < 1e-12 && abs(exponent.interval.high - exponent.interval.low) < 1e-12)
    }

    @Test func undefinedRanksAreRefused() {
        let ensemble = ensemble(width: 16, ranks: [[1, 2], [1, 3], [1, nil]])
        #expect(throws: MeasurementError.notPositive(.stableRank, value: nil, layer: 2, seed: 9)) {
            try ensemble.stableRanks(behindLayer: 2)
        }
    }
}
