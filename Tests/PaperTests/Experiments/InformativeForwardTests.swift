import Foundation
import Plots
import Testing

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

    /// The paper's claim is found where it holds.
    @Test func reproducesTheClaimOnItsOwnLaw() throws {
        let claim = try #require(try GroupSizeRuns(law: .claimed).findings(experiment).claims.first)
        #expect(claim.verdict == .reproduced)
        #expect(claim.parts.map(\.verdict) == [.reproduced, .reproduced, .reproduced, .reproduced, .reproduced])
        #expect(claim.effects[1].value.map { abs($0 - 0.5) < 0.01 } == true)
    }

    @Test func aGroupSizeTakenAsGroupCountTurnsTheVerdict() throws {
        let claimed = try GroupSizeRuns(law: .claimed, takesSizeAsCount: true).findings(experiment).claims[0]
        #expect(claimed.verdict == .notReproduced)
        #expect(claimed.parts[0].verdict == .notReproduced)
        #expect(claimed.parts[4].verdict == .notReproduced)

        let found = try GroupSizeRuns(takesSizeAsCount: true).findings(experiment).claims[0]
        #expect(found.parts[0].verdict == .notReproduced)
        #expect(found.parts[4].verdict == .notReproduced)
    }

    /// Where only the group size counts, the line is there and the scaling is not.
    @Test func tellsTheLineFromTheScaling() throws {
        let claim = try GroupSizeRuns().findings(experiment).claims[0]
        #expect(
            claim.parts.map(\.verdict) == [
                .reproduced, .notReproduced, .notReproduced, .notReproduced, .reproduced,
            ])
        #expect(claim.parts.map(\.decides) == [true, true, true, false, true])
        #expect(claim.verdict == .notReproduced)
        #expect(claim.remarks[0].plainText.contains("line is reproduced"))
        #expect(claim.remarks[0].plainText.contains("the scaling that it stands for is not"))
        // Width has no part in the law but through the noise.
        for effect in claim.effects where effect.name.contains("in width, at group size") {
            #expect(effect.value.map { abs($0) < 0.005 } == true, "\(effect.name)")
        }
    }

    /// Neither verdict nor conclusion, however clear the law, where the seeds are too few.
    @Test func fewSeedsGiveNoVerdict() throws {
        let context = GroupSizeRuns.context(seeds: 3)
        let claim = try GroupSizeRuns(law: .claimed).findings(InformativeForward(context)).claims[0]
        #expect(claim.verdict == .notDecidable)
        #expect(claim.parts.allSatisfy { $0.verdict == .notDecidable })
        #expect(claim.remarks.count == 1)
        #expect(claim.remarks[0].plainText.contains("3 seeds were run, and a verdict needs at least 10"))
    }

    @Test func drawsWhatItAnnouncesWithoutABreachOfTheRules() throws {
        let findings = try GroupSizeRuns().findings(experiment)
        #expect(findings.figures.map(\.figure.identifier) == InformativeForward.figures.map(\.identifier))
        for finding in findings.figures {
            #expect(!finding.rows.isEmpty)
            #expect(!finding.figure.caption.contains("nan") && !finding.figure.caption.contains("undefined"))
            for profile in Profile.allCases {
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
