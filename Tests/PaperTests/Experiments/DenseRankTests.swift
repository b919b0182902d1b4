import Foundation
import Networks
import Plots
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
                layers: (1...(specification.network.depth ?? 1)).map { layer in
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

    /// Both sweeps with their power laws, and the numbers of all of them.
    @Test func drawsTheRankWithItsPowerLaw() throws {
        let figure = try findings(0.5).figures[0]
        #expect(figure.figure.identifier == DenseRank.figures[0].identifier)
        for profile in Profile.printed {
            let breaches = FigureLint.check(try figure.figure.layout(profile: profile))
            #expect(breaches.isEmpty, "\(profile): \(breaches)")
        }
        // Twenty seeds of four widths, of four group sizes at two depths, and of four widths at one group size.
        #expect(figure.rows.count { $0.kind == "network" } == 20 * 16)
        let (fits, claims) = (figure.rows.filter { $0.kind == "fit" }, figure.rows.filter { $0.kind == "claimed" })
        #expect(fits.count == 8 && claims.count == 8)
        // A rank that is the root lies on its own guide, but for the seeds' noise.
        for (fit, claim) in zip(fits, claims) {
            #expect(abs(try #require(fit.value) / (try #require(claim.value)) - 1) < 0.02)
        }
        #expect(figure.rows.allSatisfy { $0.network.architecture == .denseLinear && $0.quantity == "stable-rank" })
    }

    /// Twenty seeds are run where the study has ten; with fewer the study decides nothing anyway.
    @Test func seedsAreFilledUp() throws {
        #expect(PlanContext.synthetic(seeds: Array(100..<110)).rankSeeds == Array(100..<120))
        #expect(PlanContext.synthetic(seeds: [4, 5]).rankSeeds == [4, 5])
        #expect(try findings(0.5, seeds: 2).verdicts(.rankOrder) == [.notDecidable])
    }
}
