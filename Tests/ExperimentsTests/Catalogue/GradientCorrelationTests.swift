import Networks
import Plots
import Statistics
import Testing

@testable import Experiments

@Suite struct GradientCorrelationTests {
    private let experiment = GradientCorrelation()

    private func findings(following: Double, seeds: [UInt64] = [0, 1, 2]) throws -> Findings {
        let folder = try TestFolder()
        let context = PlanContext.synthetic(.quick, seeds: seeds)
        let results = try SyntheticTrainings(following: following).results(experiment.plan(context), in: folder)
        return try experiment.analyse(results, context)
    }

    @Test func gradientsThatAreTheProductReproduceTheClaim() throws {
        let claim = try findings(following: 1).claims[0]
        #expect(claim.identifier == .c4b && claim.verdict == .reproduced)
        #expect(claim.effects.count == 14)
        #expect(claim.effects.allSatisfy { abs(($0.value ?? 0) - 1) < 1e-9 })
    }

    @Test func gradientsThatFollowNothingTurnTheVerdict() throws {
        #expect(try findings(following: 0).claims[0].verdict == .notReproduced)
    }

    @Test func twoSeedsDecideNothing() throws {
        let claim = try findings(following: 1, seeds: [0, 1]).claims[0]
        #expect(claim.parts.allSatisfy { $0.verdict == .notDecidable })
    }

    @Test func drawsWhatItAnnouncesWithoutABreachOfTheRules() throws {
        let figure = try findings(following: 0.5).figures[0].figure
        #expect(figure.identifier == GradientCorrelation.figures[0].identifier)
        for profile in Profile.allCases {
            let breaches = FigureLint.check(try figure.layout(profile: profile))
            #expect(breaches.isEmpty, "\(profile): \(breaches)")
        }
    }

    @Test func branchTrainingDrawsItsFourForms() throws {
        let folder = try TestFolder()
        let context = PlanContext.synthetic(.quick, seeds: [0, 1, 2])
        let branch = BranchTraining()
        let plan = try branch.plan(context)
        #expect(plan.count == 12 && Set(plan.map(\.network)).count == 4)
        let findings = try branch.analyse(
            SyntheticTrainings(diverging: [.weightNorm]).results(plan, in: folder), context)
        let figure = findings.figures[0].figure
        for profile in Profile.allCases {
            let breaches = FigureLint.check(try figure.layout(profile: profile))
            #expect(breaches.isEmpty, "\(profile): \(breaches)")
        }
        #expect(findings.tables[0].rows.count == 4)
    }
}
