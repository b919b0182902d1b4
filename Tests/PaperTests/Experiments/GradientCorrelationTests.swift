import Plots
import Testing

@testable import Findings
@testable import Paper
@testable import TestSupport

@Suite struct GradientCorrelationTests {
    private func findings(following: Double, seeds: [UInt64] = [0, 1, 2]) throws -> Findings {
        try SyntheticTrainings(following: following).findings(GradientCorrelation(.synthetic(.quick, seeds: seeds)))
    }

    @Test func gradientsThatAreTheProductReproduceTheClaim() throws {
        let claim = try findings(following: 1).claims[0]
        #expect(claim.claim == .c4b && claim.verdict == .reproduced)
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

    /// A position is a step in one panel, and a convolution in the other.
    @Test func rowsSayWhatTheirPositionIs() throws {
        let rows = try findings(following: 1).figures[0].rows
        #expect(Set(rows.map { "\($0.panel): \($0.kind)" }) == ["across-layers: step", "across-steps: convolution"])
        #expect(rows.filter { $0.kind == "step" }.compactMap(\.layer).min() == 0)
        #expect(rows.filter { $0.kind == "convolution" }.compactMap(\.layer).min() == 1)
    }

    /// With and without an epoch before the three forms of Weight Normalization diverge.
    @Test(arguments: [0, 1]) func branchTrainingDrawsItsFourForms(_ epochs: Int) throws {
        let branch = BranchTraining(.synthetic(.quick, seeds: [0, 1, 2]))
        let plan = branch.specifications
        #expect(plan.count == 12 && Set(plan.map(\.network)).count == 4)
        let findings = try SyntheticTrainings(diverging: [.weightNorm], epochsBeforeDivergence: epochs)
            .findings(branch)
        let figure = findings.figures[0].figure
        for profile in Profile.allCases {
            let breaches = FigureLint.check(try figure.layout(profile: profile))
            #expect(breaches.isEmpty, "\(profile): \(breaches)")
        }
        #expect(findings.tables[0].rows.count == 4)
        // A run that ended before its first epoch has a cross, and no value for the table behind the figure.
        let points = figure.panels.flatMap(\.marks).filter { $0.series?.identity.key != "batch-norm" }
            .compactMap { mark -> [Double]? in
                if case .points(_, let y) = mark.content { y.filter(\.isFinite) } else { nil }
            }
        #expect(points.count == 6 && points.allSatisfy { $0.count == epochs })
        let crosses = figure.panels[0].marks.compactMap { $0 as? DivergenceMark }
        #expect(crosses.count == 9)
        // All three forms end at the same place: none hides another.
        #expect(crosses.map(\.rank) == [0, 0, 0, 1, 1, 1, 2, 2, 2])
    }
}
