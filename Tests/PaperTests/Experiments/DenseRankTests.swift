import Foundation
import Networks
import Testing

@testable import Findings
@testable import Paper
@testable import Runs
@testable import TestSupport

@Suite struct DenseRankTests {
    /// Ranks that grow with a power of what BatchNorm's and GroupNorm's statement is about.
    private func findings(_ power: Double, seeds: Int = 10) throws -> Findings {
        let experiment = DenseRank(.synthetic(seeds: Array(0..<UInt64(seeds))))
        return try experiment.findings { specification in
            let width = Double(specification.network.width ?? 1)
            let size: Double = if case .size(let size) = specification.network.grouping { Double(size) } else { 1 }
            let noise = 1 + 0.02 * sin(Double(specification.seed) * 12.9898 + width + size)
            return RunRecord(
                loss: nil,
                layers: (1...30).map { layer in
                    LayerMeasurement(
                        name: "layer\(layer)", kind: .activation, height: 1, channels: Int(width),
                        quantities: [.stableRank: noise * pow(width / size, power)])
                })
        } training: { _ in
            preconditionFailure("no training runs")
        }
    }

    @Test(arguments: [(0.5, Verdict.reproduced), (0.3, .refuted)])
    func theExponentDecides(_ power: Double, _ verdict: Verdict) throws {
        let findings = try findings(power)
        #expect(findings.verdicts(.rankOrder) == [verdict])
        #expect(findings.finding(.rankOrder).members.count == 2)
    }

    /// Twenty seeds are run where the study has ten; with fewer the study decides nothing anyway.
    @Test func seedsAreFilledUp() throws {
        #expect(PlanContext.synthetic(seeds: Array(100..<110)).rankSeeds == Array(100..<120))
        #expect(PlanContext.synthetic(seeds: [4, 5]).rankSeeds == [4, 5])
        #expect(try findings(0.5, seeds: 2).verdicts(.rankOrder) == [.notDecidable])
    }
}
