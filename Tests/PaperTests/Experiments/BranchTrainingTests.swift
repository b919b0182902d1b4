import Plots
import Testing

@testable import Findings
@testable import Paper
@testable import TestSupport

@Suite struct BranchTrainingTests {
    private let standard = BranchTraining(.synthetic(.standard, seeds: [0, 1, 2, 3, 4]))

    /// Two settings, one of them with the two networks that are compared alone.
    @Test func plansTwoSettingsWhereThereIsTime() {
        #expect(standard.specifications.count == 5 * (4 + 2))
        #expect(BranchTraining(.synthetic(.quick, seeds: [0, 1, 2])).specifications.count == 3 * 4)
    }

    @Test func networksThatTrainAlikeReproduceTheStatement() throws {
        let finding = try SyntheticTrainings(cosine: { _ in 0.3 }).findings(standard).finding(.repairedTraining)
        #expect(finding.verdict == .reproduced)
        #expect(finding.members.map(\.name) == ["resnet-56, batch 64, rate 0.1", "resnet-56, batch 16, rate 0.1"])
    }

    @Test func aRepairedNetworkThatTrainsWorseRefutesIt() throws {
        let trainings = SyntheticTrainings(cosine: { $0 == .weightNorm ? 0.5 : 0.3 })
        #expect(try trainings.findings(standard).verdicts(.repairedTraining) == [.refuted])
    }

    /// The numbers of both settings are in the figure's data.
    @Test func everySettingIsDrawn() throws {
        let figure = try SyntheticTrainings().findings(standard).figures[0]
        #expect(figure.figure.panels.count == 3)
        #expect(Set(figure.rows.map(\.batch)) == [16, 64])
        for profile in Profile.printed {
            let breaches = FigureLint.check(try figure.figure.layout(profile: profile))
            #expect(breaches.isEmpty, "\(profile): \(breaches)")
        }
    }

    /// With and without an epoch before the three forms of Weight Normalization diverge.
    @Test(arguments: [0, 1]) func branchTrainingDrawsItsFourForms(_ epochs: Int) throws {
        let branch = BranchTraining(.synthetic(.quick, seeds: [0, 1, 2]))
        let plan = branch.specifications
        #expect(plan.count == 12 && Set(plan.map(\.network)).count == 4)
        let findings = try SyntheticTrainings(diverging: [.weightNorm], epochsBeforeDivergence: epochs)
            .findings(branch)
        let figure = findings.figures[0].figure
        for profile in Profile.printed {
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
