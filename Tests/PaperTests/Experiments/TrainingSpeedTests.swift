import Plots
import Testing

@testable import Findings
@testable import Paper
@testable import TestSupport

@Suite struct TrainingSpeedTests {
    private let standard = PlanContext.synthetic(.standard, seeds: [0, 1, 2, 3, 4])

    private func findings(
        _ trainings: SyntheticTrainings = SyntheticTrainings(), _ context: PlanContext? = nil
    ) throws -> Findings {
        try trainings.findings(TrainingSpeed(context ?? standard))
    }

    @Test func plansEveryNormalizerInEverySetting() throws {
        let plan = TrainingSpeed(standard).specifications
        let settings = standard.trainingSettings
        // Weight Norm with SkipInit on four more seeds; in two networks InstanceNorm and BatchNorm in small batches, at the
        // published rate on five seeds, and at the linear one on four more.
        let every = settings.reduce(0) { $0 + 10 * $1.seeds.count }
        #expect(plan.count == every + 4 + 2 * 2 * (5 + 4))
        #expect(Set(plan).count == plan.count)
        #expect(Set(settings.map(\.name)).count == settings.count)
        // Variations get fewer seeds.
        #expect(Set(plan.map(\.seed)) == [0, 1, 2, 3, 4])
        #expect(settings.filter { !$0.isStandard }.allSatisfy { $0.seeds == [0] })
    }

    @Test func reproducedWhereSimilarityForetellsAccuracy() throws {
        let findings = try findings()
        #expect(findings.verdicts(.similaritySlowsTraining, .fastestNamed) == [.reproduced, .reproduced])
        let association = findings.finding(.similaritySlowsTraining)
        #expect(try #require(association.members[0].evidence[0].value) < -0.98)
        let coefficients = association.beside.filter { $0.name.hasPrefix("Spearman") }.compactMap(\.value)
        #expect(coefficients.count == 3 && coefficients.allSatisfy { $0 < -0.98 })
    }

    @Test func theOppositeLawRefutesIt() throws {
        let findings = try findings(SyntheticTrainings(accuracy: { 0.45 + 0.5 * $0 }))
        #expect(findings.verdicts(.similaritySlowsTraining, .fastestNamed) == [.refuted, .refuted])
    }

    /// LayerNorm above all, and slow: the two statements about it.
    @Test func layerNormIsFound() throws {
        let extreme = SyntheticTrainings(
            cosine: { $0 == .layerNorm ? 0.95 : 0.3 }, accuracy: { $0 > 0.9 ? 0.55 : 0.8 })
        #expect(try findings(extreme).verdicts(.layerNormMostSimilar, .layerNormSlow) == [.reproduced, .reproduced])
        let other = SyntheticTrainings(
            cosine: { $0 == .layerNorm ? 0.1 : 0.3 }, accuracy: { $0 < 0.2 ? 0.9 : 0.8 })
        #expect(try findings(other).verdicts(.layerNormMostSimilar, .layerNormSlow) == [.refuted, .refuted])
    }

    /// Who diverges is seen by name. BatchNorm and InstanceNorm learn everywhere here.
    @Test func whoTrainsIsToldByName() throws {
        let findings = try findings(SyntheticTrainings(diverging: [.weightNorm, .evoNormB0]))
        #expect(
            findings.verdicts(.residualStability, .weightNormUntrainable, .instanceNormUnstable) == [
                .inPart, .inPart, .inconclusive,
            ])
        #expect(findings.finding(.residualStability).names(.refuted) == ["EvoNorm-B0, resnet-56"])
        #expect(
            findings.finding(.weightNormUntrainable).names(.holds) == [
                "Weight Norm, resnet-56", "Weight Norm, resnet-56 with SkipInit",
            ])
    }

    /// A reference at chance says nothing of others.
    @Test func withoutAReferenceNothingIsDecided() throws {
        let findings = try findings(SyntheticTrainings(accuracy: { 0.3 - 0.2 * $0 }))
        #expect(
            findings.verdicts(.similaritySlowsTraining, .fastestNamed, .layerNormSlow)
                == Array(repeating: .notDecidable, count: 3))
        #expect(
            try #require(findings.finding(.similaritySlowsTraining).reason).plainText.contains(
                "BatchNorm in cnn-10 has not learned"))
    }

    @Test func aScaleWithoutResNetDecidesNothing() throws {
        let quick = PlanContext.synthetic(.quick, seeds: [0, 1, 2])
        let findings = try findings(SyntheticTrainings(), quick)
        #expect(findings.statements.allSatisfy { $0.verdict == .notDecidable })
        #expect(TrainingSpeed(quick).decided.isEmpty)
        #expect(TrainingSpeed(standard).decided == TrainingSpeed.statements.filter(\.decides))
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
        #expect(diverged.allSatisfy { $0[6].text == "step 7, layer2: the loss is not finite" })
        let similarities = try #require(findings.tables.first { $0.identifier == "training-speed-similarities" })
        let means = similarities.rows.filter { $0[1].text == "Weight Norm" }.compactMap { $0[3].value }
        #expect(means.count == 3 && means.allSatisfy { abs($0 - 0.1) < 1e-12 })
        let marks = findings.figures[0].figure.panels[0].marks.filter { $0 is DivergenceMark }
        #expect(marks.count == 5)
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
            for profile in Profile.printed {
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
