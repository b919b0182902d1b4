import Foundation
import Plots
import Testing

@testable import Findings
@testable import Paper
@testable import TestSupport

@Suite struct SpeedStabilityTests {
    private let experiment: SpeedStability
    /// With as many seeds of training as choose and judge.
    private let whole: SpeedStability

    init() throws {
        experiment = try SpeedStability(GroupSizeRuns.context)
        whole = try SpeedStability(.synthetic(.standard))
    }

    @Test func plansGradientsAtEveryGroupSize() throws {
        let plan = experiment.specifications
        let trainings = plan.filter(\.isTraining)
        #expect(plan.count - trainings.count == 5 * GroupSizeRuns.context.seeds.count)
        #expect(trainings.count == 5 * 3)
        #expect(plan.allSatisfy { $0.withGradients == nil })
        // InstanceNorm, LayerNorm and the reference come with the seeds that decide.
        #expect(whole.specifications.filter(\.isTraining).count == (5 + 3) * 10)
    }

    @Test func reproducedWhereTheTrendsHoldAndAMiddleSizeTestsBest() throws {
        let findings = try GroupSizeRuns().findings(whole)
        #expect(findings.verdicts(.groupSizeTrends, .innerGroupSize) == [.reproduced, .reproduced])
        #expect(findings.finding(.innerGroupSize).members.map(\.name) == ["G = 4"])
    }

    /// Half of the seeds choose: what they did not see judges. At an end, or beyond it, nothing in between is better.
    @Test(arguments: [(-1.5, -0.02), (0, -0.02), (7, -0.0015)]) func aBestSizeAtAnEndIsNotBetween(
        _ best: Double, _ curvature: Double
    ) throws {
        let runs = GroupSizeRuns(best: best, curvature: curvature)
        #expect(try runs.findings(whole).verdicts(.innerGroupSize) == [.refuted])
    }

    @Test func fewerSeedsDoNotDecideTraining() throws {
        #expect(experiment.decided == [.groupSizeTrends] && whole.decided == [.groupSizeTrends, .innerGroupSize])
        let findings = try GroupSizeRuns().findings(experiment)
        #expect(findings.verdicts(.groupSizeTrends, .innerGroupSize) == [.reproduced, .notDecidable])
    }

    @Test func aGroupSizeTakenAsGroupCountTurnsTheTrends() throws {
        let finding = try GroupSizeRuns(takesSizeAsCount: true).findings(experiment).finding(.groupSizeTrends)
        #expect(finding.outcomes() == [.refuted, .refuted] && finding.verdict == .refuted)
    }

    @Test func givesTheMeasuredExponents() throws {
        let finding = try GroupSizeRuns(spread: 1e-4).findings(experiment).finding(.groupSizeTrends)
        #expect(abs(try #require(finding.value(beside: "λ at G = 1")) - 0.22) < 1e-4)
        #expect(abs(try #require(finding.value(beside: "λ at G = 16")) - 0.22 / 3) < 1e-4)
    }

    /// The theory at G = 1 is InstanceNorm's g = π/(π − 1) a layer, λ = ½ ln g.
    @Test func drawsTheTheoryOfTheExponent() throws {
        let rows = try GroupSizeRuns().findings(experiment).figures[0].rows
        let theory = rows.filter { $0.panel == "gradients" && $0.kind == "theory" }
        #expect(theory.count == 5)
        let first = try #require(theory.first?.value)
        #expect(abs(first - log(Double.pi / (Double.pi - 1)) / 2) < 1e-3)
    }

    @Test func drawsWhatItAnnouncesWithoutABreachOfTheRules() throws {
        let findings = try GroupSizeRuns().findings(experiment)
        #expect(findings.figures.map(\.figure.identifier) == SpeedStability.figures.map(\.identifier))
        let figure = findings.figures[0].figure
        #expect(!figure.caption.contains("undefined"))
        for profile in Profile.printed {
            let breaches = FigureLint.check(try figure.layout(profile: profile))
            #expect(breaches.isEmpty, "\(breaches)")
        }
    }
}
