import Foundation
import Plots
import Testing

@testable import Findings
@testable import Paper
@testable import TestSupport

@Suite struct InformativeForwardTests {
    private let experiment = InformativeForward(GroupSizeRuns.context)

    @Test func plansEveryRunOnceAndForwardOnly() throws {
        let plan = experiment.specifications
        #expect(Set(plan).count == plan.count)
        // 7 group sizes and 5 further widths of the uniform network, 5 group sizes in two architectures, and 11 more
        // normalizers, since G = 8 is GroupNorm's own.
        #expect(plan.count == (7 + 5 + 10 + 11) * GroupSizeRuns.context.seeds.count)
        #expect(
            plan.allSatisfy {
                guard case .initialization(let work) = $0.work else { return false }
                return !work.differentiates
            })
        let uniform = plan.map(\.network).filter { $0.architecture == .cnnUniform }
        #expect(uniform.allSatisfy { ($0.depth ?? 0) >= 20 })
    }

    /// What the paper shows is found where it holds.
    @Test func reproducesTheStatementsOnTheirOwnLaw() throws {
        let findings = try GroupSizeRuns(law: .claimed).findings(experiment)
        #expect(findings.verdicts(.similarityOverGroupSize, .rankOnLine) == [.reproduced, .reproduced])
        let power = findings.finding(.rankOnLine).value(beside: "power of the rank in width over group size")
        #expect(abs(try #require(power) - 0.5) < 0.01)
    }

    /// The line falls then: R² alone would not see it.
    @Test(arguments: [GroupSizeRuns.Law.claimed, .meanField])
    func aGroupSizeTakenAsGroupCountTurnsTheVerdicts(_ law: GroupSizeRuns.Law) throws {
        let findings = try GroupSizeRuns(law: law, takesSizeAsCount: true).findings(experiment)
        #expect(findings.verdicts(.similarityOverGroupSize, .rankOnLine) == [.refuted, .refuted])
    }

    /// Where only the group size counts, the line is there, and width has no part in it but through the noise.
    @Test func tellsTheLineFromTheScaling() throws {
        let finding = try GroupSizeRuns().findings(experiment).finding(.rankOnLine)
        #expect(finding.verdict == .reproduced)
        let powers = finding.beside.filter { $0.name.contains("in width, at group size") }
        #expect(powers.count == 2)
        for effect in powers { #expect(effect.value.map { abs($0) < 0.005 } == true, "\(effect.name)") }
    }

    /// No verdict, however clear the law, where the seeds are too few.
    @Test func fewSeedsGiveNoVerdict() throws {
        let context = GroupSizeRuns.context(seeds: 3)
        let findings = try GroupSizeRuns(law: .claimed).findings(InformativeForward(context))
        #expect(findings.verdicts(.similarityOverGroupSize, .rankOnLine) == [.notDecidable, .notDecidable])
        let reason = try #require(findings.finding(.rankOnLine).reason).plainText
        #expect(reason.contains("3 seeds were run, but a verdict needs at least 10"))
    }

    @Test func drawsWhatItAnnouncesWithoutABreachOfTheRules() throws {
        let findings = try GroupSizeRuns().findings(experiment)
        #expect(findings.figures.map(\.figure.identifier) == InformativeForward.figures.map(\.identifier))
        for finding in findings.figures {
            #expect(!finding.rows.isEmpty)
            #expect(!finding.figure.caption.contains("nan") && !finding.figure.caption.contains("undefined"))
            for profile in Profile.printed {
                let breaches = FigureLint.check(try finding.figure.layout(profile: profile))
                #expect(breaches.isEmpty, "\(finding.figure.identifier): \(breaches)")
            }
        }
    }

    /// Grey lines carry no marker: the caption names them in the order that their last points have in the figure's data.
    @Test func theCaptionNamesTheGreyLinesFromTheTop() throws {
        let finding = try #require(
            try GroupSizeRuns().findings(experiment).figures.first { $0.figure.identifier.hasSuffix("-similarity") })
        let theory = finding.rows.filter { $0.kind == "theory" && $0.value != nil }
        let last = theory.compactMap(\.layer).max()
        for panel in Set(theory.map(\.panel)) {
            let ends = theory.filter { $0.panel == panel && $0.layer == last }.sorted { $0.value! > $1.value! }
            let names = ends.map(\.network.normalizerLabel).joined(separator: ", ")
            #expect(ends.count > 1 && finding.figure.caption.contains(") \(names)"), "\(panel): \(names)")
        }
    }

    /// The file of figure 6a holds each seed's rank, the line and the theory.
    @Test func writesTheNumbersOfTheRankFigure() throws {
        let rows = try GroupSizeRuns().findings(experiment).figures[0].rows
        let sizes = rows.filter { $0.panel == "line" && $0.kind == "network" && $0.seed == 0 }.map(\.network.grouping)
        #expect(sizes == [1, 2, 4, 8, 16, 32, 64].map { .size($0) })
        #expect(rows.filter { $0.panel == "line" && $0.kind == "fit" }.count == 7)
        #expect(rows.filter { $0.panel == "line" && $0.kind == "theory" }.count == 7)
        #expect(rows.allSatisfy { $0.quantity == "stable-rank" })
    }
}
