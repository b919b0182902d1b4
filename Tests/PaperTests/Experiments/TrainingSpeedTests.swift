import Plots
import Testing

@testable import Findings
@testable import Paper
@testable import TestSupport

@Suite struct TrainingSpeedTests {
    private let standard = PlanContext.synthetic(.standard, seeds: [0, 1, 2, 3])

    private func findings(
        _ trainings: SyntheticTrainings = SyntheticTrainings(), _ context: PlanContext? = nil
    ) throws -> Findings {
        try trainings.findings(TrainingSpeed(context ?? standard))
    }

    @Test func plansEveryNormalizerInEverySetting() throws {
        let plan = TrainingSpeed(standard).specifications
        let settings = standard.trainingSettings
        #expect(plan.count == settings.reduce(0) { $0 + 10 * $1.seeds.count })
        #expect(Set(plan).count == plan.count)
        #expect(Set(settings.map(\.name)).count == settings.count)
        // Variations get fewer seeds.
        #expect(Set(plan.map(\.seed)) == [0, 1, 2])
        #expect(settings.filter { !$0.isStandard }.allSatisfy { $0.seeds == [0] })
    }

    @Test func reproducedWhereSimilarityForetellsAccuracy() throws {
        let claim = try findings().claims[0]
        #expect(claim.claim == .c3a)
        #expect(claim.parts.filter(\.decides).map(\.verdict) == [.reproduced, .reproduced, .reproduced])
        #expect(claim.verdict == .reproduced)
        let coefficients = claim.effects.filter { $0.name.hasPrefix("Spearman") }.compactMap(\.value)
        #expect(coefficients.count == 3 && coefficients.allSatisfy { $0 < -0.98 })
    }

    @Test func theOppositeLawTurnsTheVerdict() throws {
        let claim = try findings(SyntheticTrainings(accuracy: { 0.2 + 0.5 * $0 })).claims[0]
        #expect(claim.verdict == .notReproduced)
        let told = claim.parts.filter { !$0.decides }
        #expect(told.count == 3 && told.allSatisfy { $0.verdict == .inconclusive })
    }

    @Test func aScaleWithoutResNetDecidesNothing() throws {
        let quick = PlanContext.synthetic(.quick, seeds: [0, 1, 2])
        let claim = try findings(SyntheticTrainings(), quick).claims[0]
        #expect(claim.parts.filter(\.decides).map(\.verdict) == [.reproduced, .reproduced, .notDecidable])
        #expect(claim.verdict == .notDecidable)
        #expect(TrainingSpeed(quick).decidedClaims.isEmpty)
        #expect(TrainingSpeed(standard).decidedClaims == [.c3a])
    }

    @Test func twoSeedsDecideNothing() throws {
        let claim = try findings(SyntheticTrainings(), .synthetic(.standard, seeds: [0, 1])).claims[0]
        #expect(claim.parts.allSatisfy { $0.verdict == .notDecidable } && claim.verdict == .notDecidable)
        #expect(claim.remarks.count == 1 && claim.remarks[0].plainText.contains("2 seeds were run"))
    }

    /// A run that diverged counts as chance, is a cross in the figure, and has its reason in the table.
    @Test func divergedRunsAreResults() throws {
        let findings = try findings(SyntheticTrainings(diverging: [.weightNorm]))
        let outcomes = try #require(findings.tables.first { $0.identifier == "training-speed-outcomes" })
        let row = try #require(outcomes.rows.first { $0[0].text == "Weight Norm" })
        #expect(row.dropFirst().allSatisfy { $0.text == "diverged" })
        let accuracies = try #require(findings.tables.first { $0.identifier == "training-speed-accuracies" })
        let diverged = accuracies.rows.filter { $0[2].text == "Weight Norm" }
        #expect(diverged.allSatisfy { abs(($0[3].value ?? 0) - 0.1) < 1e-12 })
        #expect(diverged.allSatisfy { $0[6].text == "step 7, layer2: the loss is no number" })
        let similarities = try #require(findings.tables.first { $0.identifier == "training-speed-similarities" })
        let means = similarities.rows.filter { $0[1].text == "Weight Norm" }.compactMap { $0[3].value }
        #expect(means.count == 3 && means.allSatisfy { abs($0 - 0.1) < 1e-12 })
        let marks = findings.figures[0].figure.panels[0].marks.filter { $0 is DivergenceMark }
        #expect(marks.count == 3)
    }

    /// Slow is less than three quarters of the best.
    @Test func outcomesCompareWithTheBest() throws {
        let findings = try findings(
            SyntheticTrainings(cosine: { $0 == .layerNorm ? 0.99 : 0.3 }, accuracy: { $0 > 0.9 ? 0.5 : 0.9 }))
        let outcomes = findings.tables[0]
        for row in outcomes.rows {
            let expected = row[0].text == "LayerNorm" ? "slow" : "trained"
            #expect(row.dropFirst().allSatisfy { $0.text == expected })
        }
    }

    @Test(arguments: [Preset.quick, .standard]) func drawsWhatItAnnouncesWithoutABreachOfTheRules(
        _ preset: Preset
    ) throws {
        let findings = try findings(
            SyntheticTrainings(diverging: [.weightNorm]), .synthetic(preset, seeds: [0, 1, 2]))
        #expect(findings.figures.map(\.figure.identifier) == TrainingSpeed.figures.map(\.identifier))
        for figure in findings.figures.map(\.figure) {
            #expect(!figure.caption.contains("undefined"))
            for profile in Profile.allCases {
                let breaches = FigureLint.check(try figure.layout(profile: profile))
                #expect(breaches.isEmpty, "\(profile): \(breaches)")
            }
        }
    }
}

extension TableFinding.Cell {
    fileprivate var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    fileprivate var value: Double? {
        if case .number(let number) = self { number.value } else { nil }
    }
}
