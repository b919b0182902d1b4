import Foundation
import Plots
import Testing

@testable import Paper
@testable import TestSupport

@Suite struct SpeedStabilityTests {
    private let experiment: SpeedStability

    init() throws { experiment = try SpeedStability(GroupSizeRuns.context) }

    @Test func plansGradientsAtEveryGroupSize() throws {
        let plan = experiment.specifications
        let trainings = plan.filter(\.isTraining)
        #expect(plan.count - trainings.count == 5 * GroupSizeRuns.context.seeds.count)
        #expect(trainings.count == 5 * 3)
        #expect(plan.allSatisfy { $0.withGradients == nil })
    }

    @Test func reproducedWhereTheTrendsHoldAndAMiddleSizeTrainsBest() throws {
        let claim = try GroupSizeRuns().findings(experiment).claims[0]
        #expect(claim.parts.map(\.verdict) == [.reproduced, .reproduced, .reproduced])
        #expect(claim.verdict == .reproduced)
        let best = try #require(claim.effects.first { $0.name.hasPrefix("log₂") })
        #expect(abs(try #require(best.value) - 2) < 0.1)
    }

    @Test(arguments: [-1.5, 0, 4, 6]) func aBestSizeAtAnEndIsNotBetween(_ best: Double) throws {
        let verdict = try GroupSizeRuns(best: best).findings(experiment).claims[0].parts[2].verdict
        #expect(best == 0 || best == 4 ? verdict != .reproduced : verdict == .notReproduced)
    }

    /// A parabola that opens upwards has no best size inside: it counts as one doubling beyond the better end.
    @Test(arguments: [(1.0, 5.0), (3, -1)]) func anUpwardParabolaLiesBeyondTheBetterEnd(
        worst: Double, place: Double
    ) throws {
        let claim = try GroupSizeRuns(best: worst, curvature: 0.02).findings(experiment).claims[0]
        #expect(claim.effects.first { $0.name.hasPrefix("log₂") }?.value == place)
        #expect(claim.parts[2].verdict == .notReproduced)
    }

    @Test func withTwoSeedsTrainingDecidesNothing() throws {
        let two = PlanContext.synthetic(seeds: [0, 1])
        #expect(try SpeedStability(two).decidedClaims.isEmpty)
        #expect(experiment.decidedClaims == [.c5])
    }

    @Test func aGroupSizeTakenAsGroupCountTurnsTheVerdict() throws {
        let claim = try GroupSizeRuns(takesSizeAsCount: true).findings(experiment).claims[0]
        #expect(claim.parts.map(\.verdict) == [.notReproduced, .notReproduced, .notReproduced])
        #expect(claim.verdict == .notReproduced)
    }

    @Test func givesTheMeasuredExponents() throws {
        let claim = try GroupSizeRuns(spread: 1e-4).findings(experiment).claims[0]
        let smallest = try #require(claim.effects.first { $0.name == "gradient growth λ at G = 1" }?.value)
        let largest = try #require(claim.effects.first { $0.name == "gradient growth λ at G = 16" }?.value)
        #expect(abs(smallest - 0.22) < 1e-4)
        #expect(abs(largest - 0.22 / 3) < 1e-4)
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
        for profile in Profile.allCases {
            let breaches = FigureLint.check(try figure.layout(profile: profile))
            #expect(breaches.isEmpty, "\(breaches)")
        }
    }
}
