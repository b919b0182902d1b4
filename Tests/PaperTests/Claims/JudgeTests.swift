import Foundation
import Networks
import Random
import Runs
import Statistics
import Testing

@testable import Findings
@testable import Paper
@testable import TestSupport
@testable import Training

/// The judge, judged: in worlds at the boundary of what a statement says it may be reproduced in at most 5%. No network
/// runs. NORMREPORT_WORLDS=2000 simulates as many worlds as docs/science.md names.
@Suite struct JudgeTests {
    private static let worlds = ProcessInfo.processInfo.environment["NORMREPORT_WORLDS"].flatMap { Int($0) } ?? 200
    /// 5%, and two standard errors of it.
    private static let allowed = 0.05 + 2 * (0.05 * 0.95 / Double(worlds)).squareRoot()

    private func share(_ seed: UInt64, of holds: (inout RandomStream) throws -> Bool) rethrows -> Double {
        var count = 0
        for world in 0..<Self.worlds {
            var stream = RandomStream.world(world, seed: seed)
            if try holds(&stream) { count += 1 }
        }
        return Double(count) / Double(Self.worlds)
    }

    /// All statements whose members are judged by t: one bound at a time at its limit, everything else holding.
    @Test func statementsJudgedByTAreRarelyReproducedAtTheirBounds() throws {
        let seeds: [UInt64] = Array(0..<10)
        let findings =
            try SyntheticRuns(batchPower: -0.2).findings(StableBackward(.synthetic(.standard, seeds: seeds))).statements
            + SyntheticTrainings().findings(TrainingSpeed(.synthetic(.standard, seeds: Array(seeds.prefix(5)))))
            .statements
            + SyntheticTrainings(following: 0.9).findings(
                GradientCorrelation(.synthetic(.standard, seeds: Array(seeds.prefix(5))))
            ).statements
            + GroupSizeRuns().findings(SpeedStability(.synthetic(.standard, seeds: seeds))).statements
        let judge = SimulatedJudge(worlds: Self.worlds)
        let shares = findings.filter(\.statement.decides).compactMap { finding in
            judge.falseShare(finding.members).map { (finding.statement, $0) }
        }
        #expect(
            Set(shares.map(\.0)).isSuperset(of: [
                .batchNormExplosion, .activationExplosion, .layerNormStability, .severityOrder, .depthWorsens,
                .batchEnlarges, .layerNormMostSimilar, .fastestNamed, .layerNormSlow, .gradientFollowsProduct,
                .innerGroupSize,
            ]))
        for (statement, share) in shares { #expect(share <= Self.allowed, "\(statement.identifier): \(share)") }
    }

    /// Without a trend, ten seeds over six group sizes.
    @Test func trendsAreRarelyFoundWhereThereIsNone() throws {
        let network = GroupSizeRuns.context.network(.cnn20, .groupNorm)
        let seeds: [UInt64] = Array(0..<10)
        let members = (0..<6).map { size in
            (
                position: pow(2, Double(size)),
                ensemble: Ensemble(
                    network: network, batch: 16, seeds: seeds,
                    records: seeds.map { _ in RunRecord(loss: nil, layers: []) })
            )
        }
        let share = try share(1) { stream in
            let values = members.map { _ in seeds.map { _ in stream.nextNormal() } }
            let trend = try Sweep(members, values: values).trend()
            return trend.evidence("trend", .rising, reaching: .groupSizeMonotony).outcome == .holds
        }
        #expect(share <= Self.allowed)
    }

    /// Similarity and accuracy of ten layers in three architectures, alike from one to the other but unrelated.
    @Test func associationsAreRarelyFoundWhereThereIsNone() throws {
        let share = try share(2) { stream in
            let common = (0..<10).map { _ in (stream.nextNormal(), stream.nextNormal()) }
            let groups = try (0..<3).map { _ in
                try PairedSample(
                    common.map { $0.0 + 0.5 * stream.nextNormal() }, common.map { $0.1 + 0.5 * stream.nextNormal() })
            }
            let permutation = try JointPermutation(groups)
            let test = PermutationTest(draws: 499, randomSeed: stream.next())
            return permutation.test(.less, using: test).pValue < Evidence.level
                && Threshold.similaritySpeed.region.contains(permutation.statistic)
        }
        #expect(share <= Self.allowed)
    }

    /// Half of the runs fail in both sets of five.
    @Test func sharesAreRarelyToldApartWhereTheyAreEqual() {
        let share = share(3) { stream in
            let events = (0..<2).map { _ in (0..<5).count { _ in stream.nextUniform() < 0.5 } }
            let test = FisherExactTest(.init(events: events[0], of: 5), against: .init(events: events[1], of: 5))
            return test.pValue(.greater) < Evidence.level
        }
        #expect(share <= Self.allowed)
    }

    /// A bent curve over nine blocks whose R² is just the one that is asked for, seeds differing by a common factor and by
    /// noise of their own.
    @Test func bentCurvesRarelyPassAsLines() throws {
        let blocks = (0..<9).map { Double($0) }
        func rSquared(_ bend: Double) throws -> Double {
            let fit = try LineFit(PairedSample(blocks, blocks.map { $0 + bend * ($0 - 4) * ($0 - 4) }))
            return fit.rSquared!
        }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if try rSquared(middle) > Threshold.linearFit.limit { low = middle } else { high = middle }
        }
        let curve = blocks.map { 20 + $0 + low * ($0 - 4) * ($0 - 4) }
        let share = try share(4) { stream in
            let rows = (0..<10).map { _ -> [Double] in
                let factor = 1 + 0.02 * stream.nextNormal()
                return curve.map { factor * $0 + 0.3 * stream.nextNormal() }
            }
            let bootstrap = try StudentizedBootstrap(SeedTable(rows), resamples: 119, randomSeed: stream.next())
            let distribution = try bootstrap.distribution { means in
                try LineFit(PairedSample(blocks, means)).rSquared
            }
            return Evidence("R²", distribution, in: Threshold.linearFit.region).outcome == .holds
        }
        #expect(share <= Self.allowed)
    }

    // MARK: - Choosing and judging

    private static func ensemble(_ normalizer: Normalizer, _ accuracies: [Double]) -> TrainingEnsemble {
        let context = PlanContext.synthetic(.standard, seeds: Array(0..<UInt64(accuracies.count)))
        var setting = context.standardSetting(SpeedStability.TrainedSweep.trained)
        setting.seeds = context.seeds
        return TrainingEnsemble(
            network: context.trainedNetwork(setting.trained, normalizer), setting: setting,
            records: accuracies.map { accuracy in
                TrainingRecord(
                    epochs: [.init(trainingLoss: 1, trainingAccuracy: accuracy, testLoss: 1, testAccuracy: accuracy)],
                    probes: [], divergence: nil)
            })
    }

    /// How often a group size in between is found best, where sizes 1 to 16 have these means in standard deviations of a
    /// seed, and the two ends these.
    private func foundBest(_ means: [Double], ends: (Double, Double), seed: UInt64) -> Double {
        share(seed) { stream in
            func draw(_ mean: Double) -> [Double] { (0..<10).map { _ in 0.6 + 0.01 * (mean + stream.nextNormal()) } }
            let sweep = SpeedStability.TrainedSweep(
                groupSizes: [1, 2, 4, 8, 16], ensembles: means.map { Self.ensemble(.groupNorm, draw($0)) })
            let content = sweep.content(
                instanceNorm: Self.ensemble(.instanceNorm, draw(ends.0)),
                layerNorm: Self.ensemble(.layerNorm, draw(ends.1)))
            return content.members[0].outcome == .holds
        }
    }

    /// A plateau, and a curve that saturates at one end, are no maximum in between; a peak of three standard deviations is.
    @Test func aGroupSizeInBetweenIsFoundWhereThereIsOne() {
        #expect(foundBest([0, 0, 0, 0, 0], ends: (0, 0), seed: 5) < 0.03)
        #expect(foundBest([-3, 0, 0, 0, 0], ends: (-3, 0), seed: 6) <= Self.allowed)
        #expect(foundBest([0, 0, 3, 0, 0], ends: (0, 0), seed: 7) > 0.9)
    }
}
