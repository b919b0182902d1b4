import Plots
import Testing

@testable import Findings
@testable import Paper
@testable import TestSupport

@Suite struct StableBackwardTests {
    private func findings(_ runs: SyntheticRuns, _ preset: Preset = .standard) throws -> Findings {
        try runs.findings(StableBackward(.synthetic(preset)))
    }

    /// A world in the paper's order, in which the batch only rescales.
    private static let ordinary = Result {
        try SyntheticRuns().findings(StableBackward(.synthetic(.standard)))
    }

    private func verdicts(_ findings: Findings, containing text: String) -> [Verdict] {
        findings.claims[0].parts.filter { $0.statement.plainText.contains(text) }.map(\.verdict)
    }

    @Test func aPaperLikeWorldIsReproduced() throws {
        let findings = try findings(SyntheticRuns(batchPower: -0.2))
        #expect(verdicts(findings, containing: ": growth, by") == Array(repeating: .reproduced, count: 8))
        #expect(verdicts(findings, containing: "less that of") == Array(repeating: .reproduced, count: 8))
        #expect(verdicts(findings, containing: "explode more") == Array(repeating: .reproduced, count: 4))
        #expect(findings.claims.map(\.claim) == [.c4])
        #expect(findings.claims[0].verdict == .reproduced)
    }

    /// The planted fault: a backward pass that forgets 1/σ.
    @Test func withoutTheDivisionNothingIsReproduced() throws {
        let findings = try findings(SyntheticRuns(dividesByDeviation: false, batchPower: -0.2))
        #expect(verdicts(findings, containing: ": growth, by") == Array(repeating: .notReproduced, count: 8))
        #expect(
            verdicts(findings, containing: "InstanceNorm less that of LayerNorm") == [.notReproduced, .notReproduced])
        #expect(findings.claims[0].verdict == .notReproduced)
    }

    @Test func reversedOrderIsFound() throws {
        var runs = SyntheticRuns()
        runs.exponent = { $0 == .instanceNorm ? 0.03 : $0 == .layerNorm ? 0.25 : SyntheticRuns.paperExponent($0) }
        let findings = try findings(runs)
        #expect(
            verdicts(findings, containing: "InstanceNorm less that of") == Array(repeating: .notReproduced, count: 4))
        #expect(
            verdicts(findings, containing: "BatchNorm less that of GroupNorm") == [.reproduced, .reproduced])
    }

    @Test func batchThatOnlyRescalesIsNoExplosion() throws {
        let parts = verdicts(try Self.ordinary.get(), containing: "explode more")
        #expect(parts == Array(repeating: .notReproduced, count: 4))
    }

    @Test func narrowNetworksDoNotJudgeLayerNorm() throws {
        let findings = try findings(SyntheticRuns(), .quick)
        #expect(verdicts(findings, containing: "LayerNorm: growth, by") == [.notDecidable])
        #expect(verdicts(findings, containing: "InstanceNorm: growth, by") == [.reproduced])
    }

    @Test func figuresAreThoseAnnouncedAndSound() throws {
        let findings = try Self.ordinary.get()
        #expect(findings.figures.map(\.figure.identifier) == StableBackward.figures.map(\.identifier))
        for finding in findings.figures {
            #expect(!finding.rows.isEmpty)
            #expect(FigureLint.check(try finding.figure.layout()).isEmpty, "\(finding.figure.identifier)")
        }
    }

    @Test func batchesAndDepthsArePlannedOnce() throws {
        let context = PlanContext.synthetic(.standard, seeds: [7])
        let plan = context.plan(StableBackward(context).selections + PlainForward(context).selections).runs
        #expect(Set(plan.map(\.key)).count == plan.count)
        // Three depths of every normalizer; a uniform network of eight; two more batches of four; five more group sizes.
        #expect(plan.count == 3 * 12 + 8 + 2 * 4 + 5)
    }
}
