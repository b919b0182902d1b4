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

    @Test func aPaperLikeWorldIsReproduced() throws {
        let findings = try Self.ordinary.get()
        #expect(
            findings.verdicts(
                .batchNormExplosion, .activationExplosion, .layerNormStability, .severityOrder, .depthWorsens,
                .batchEnlarges) == Array(repeating: .reproduced, count: 6))
        #expect(
            findings.finding(.activationExplosion).members.count == 6
                && findings.finding(.severityOrder).members.count == 8)
        #expect(findings.statements.map(\.statement) == StableBackward.statements)
    }

    /// The planted fault: a backward pass that forgets 1/σ. That LayerNorm does not explode stays true.
    @Test func withoutTheDivisionNoGrowthIsReproduced() throws {
        let findings = try findings(SyntheticRuns(dividesByDeviation: false))
        #expect(
            findings.verdicts(.batchNormExplosion, .activationExplosion, .layerNormStability) == [
                .refuted, .refuted, .reproduced,
            ])
        #expect(findings.finding(.severityOrder).outcomes("InstanceNorm before LayerNorm") == [.refuted, .refuted])
        #expect(findings.verdicts(.depthWorsens)[0] != .reproduced)
    }

    @Test func reversedOrderIsFound() throws {
        var runs = SyntheticRuns()
        runs.exponent = { $0 == .instanceNorm ? 0.03 : $0 == .layerNorm ? 0.25 : SyntheticRuns.paperExponent($0) }
        let findings = try findings(runs)
        let order = findings.finding(.severityOrder)
        #expect(order.outcomes("InstanceNorm before") == Array(repeating: .refuted, count: 4))
        #expect(order.outcomes("BatchNorm before") == [.holds, .holds])
        #expect(order.verdict == .inPart && findings.verdicts(.layerNormStability) == [.refuted])
    }

    /// The mean over the batch makes gradients larger, and that is all that the figure shows.
    @Test func batchThatOnlyRescalesIsNoExplosion() throws {
        let finding = try Self.ordinary.get().finding(.batchEnlarges)
        #expect(finding.verdict == .reproduced)
        for effect in finding.beside { #expect(abs(try #require(effect.value) - 1) < 0.01, "\(effect.name)") }
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
