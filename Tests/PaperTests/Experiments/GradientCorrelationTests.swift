import Plots
import Testing

@testable import Findings
@testable import Paper
@testable import TestSupport

@Suite struct GradientCorrelationTests {
    private func findings(following: Double, seeds: [UInt64] = [0, 1, 2, 3, 4]) throws -> Findings {
        try SyntheticTrainings(following: following).findings(GradientCorrelation(.synthetic(.standard, seeds: seeds)))
    }

    @Test func gradientsThatAreTheProductReproduceTheStatement() throws {
        let findings = try findings(following: 1)
        #expect(findings.verdicts(.gradientFollowsProduct, .othersFollowProduct) == [.reproduced, .reproduced])
        let members = findings.finding(.gradientFollowsProduct).members
        #expect(members.map(\.name) == ["BatchNorm"])
        #expect(abs(try #require(members[0].evidence[0].value) - 1) < 1e-9)
        #expect(
            findings.finding(.othersFollowProduct).members.count == 6
                && findings.finding(.othersFollowProduct).beside.count == 7)
    }

    @Test func gradientsThatFollowNothingRefuteIt() throws {
        #expect(try findings(following: 0).verdicts(.gradientFollowsProduct) == [.refuted])
    }

    @Test func fourSeedsDecideNothing() throws {
        let finding = try findings(following: 1, seeds: [0, 1, 2, 3]).finding(.gradientFollowsProduct)
        #expect(finding.verdict == .notDecidable && finding.members.isEmpty)
        #expect(finding.reason?.plainText.contains("4 seeds were run, and a verdict needs at least 5") == true)
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
