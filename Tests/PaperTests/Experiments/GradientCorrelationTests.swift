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
        #expect(finding.reason?.plainText.contains("4 seeds were run, but a verdict needs at least 5") == true)
    }

    @Test func drawsWhatItAnnouncesWithoutABreachOfTheRules() throws {
        let figure = try findings(following: 0.5).figures[0].figure
        #expect(figure.identifier == GradientCorrelation.figures[0].identifier)
        for profile in Profile.printed {
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

    /// 300 steps at a constant rate where the study has time for them; else the runs that others train too.
    @Test func followsThreeHundredStepsAtAConstantRate() throws {
        let context = PlanContext.synthetic(.standard, seeds: [0, 1, 2, 3, 4])
        for run in GradientCorrelation(context).specifications {
            guard case .training(let configuration) = run.work else { continue }
            let steps = configuration.epochs * (try #require(configuration.trainingImages) / configuration.batch)
            #expect(configuration.hasConstantRate && configuration.probeSteps == 299)
            #expect((300..<300 + steps / configuration.epochs).contains(steps))
        }
        let quick = PlanContext.synthetic(.quick, seeds: [0, 1, 2])
        let shared = Set(TrainingSpeed(quick).specifications)
        #expect(shared.isSuperset(of: GradientCorrelation(quick).specifications))
    }

    @Test func theRegisterSaysThatTheRateIsConstant() throws {
        #expect(
            try findings(following: 1).finding(.gradientFollowsProduct).scale.plainText.contains(
                "batch 128, 10 epochs of 4,096 images of generated at a constant learning rate, 5 seeds"))
    }
}
