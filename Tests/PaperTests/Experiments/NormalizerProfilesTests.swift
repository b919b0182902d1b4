import Networks
import Statistics
import Testing

@testable import Findings
@testable import Paper
@testable import Runs
@testable import TestSupport
@testable import Training

@Suite struct NormalizerProfilesTests {
    private func estimate(_ low: Double, _ high: Double) -> Estimate {
        Estimate(value: (low + high) / 2, interval: Interval(low: low, high: high), count: 10)
    }

    /// One stage that explodes is enough; one that is open leaves all open.
    @Test func variancesAreJudgedByTheirGrowth() {
        let limit = NormalizerProfiles.Stability.stableBase.ends[0]
        let (below, above) = (estimate(limit - 0.3, limit - 0.1), estimate(limit + 0.1, limit + 0.3))
        let across = estimate(limit - 0.1, limit + 0.1)
        #expect(NormalizerProfiles.Stability(forward: [below, below]) == .stable)
        #expect(NormalizerProfiles.Stability(forward: [below, across]) == .undecided)
        #expect(NormalizerProfiles.Stability(forward: [across, above, below]) == .exploding)
    }

    @Test func gradientsMayGrowOrVanish() {
        #expect(NormalizerProfiles.Stability(backward: estimate(-0.01, 0.01)) == .stable)
        #expect(NormalizerProfiles.Stability(backward: estimate(0.1, 0.2)) == .exploding)
        #expect(NormalizerProfiles.Stability(backward: estimate(-0.2, -0.1)) == .vanishing)
        #expect(NormalizerProfiles.Stability(backward: estimate(0.04, 0.06)) == .undecided)
    }

    /// The same numbers: with enough seeds two conclusions and a comparison, with too few none of them.
    @Test func tooFewSeedsLeaveEverythingOpen() throws {
        let ensemble = try SyntheticRuns().ensemble(PlanContext.synthetic().network(.cnn20, .layerNorm))
        func profile(decides: Bool) -> NormalizerProfile {
            let place = NormalizerProfiles.Place(ensemble)
            return NormalizerProfiles.Member(
                normalizer: .layerNorm, places: [.residual: place, .deep: place, .shallow: place], decides: decides,
                growths: [estimate(1.1, 1.2)], exponent: estimate(-0.01, 0.01)
            ).profile(figure: "normalizer-profile-layer-norm", medians: [.deep: 0.4])
        }
        let whole = profile(decides: true)
        #expect((whole.successes.count, whole.failures.count, whole.openQuestions.count) == (3, 1, 0))
        let short = profile(decides: false)
        // What a layer takes its statistics over is a definition, and needs no seed.
        #expect((short.successes.count, short.failures.count, short.openQuestions.count) == (1, 0, 3))
    }

    // MARK: - The compass

    private static let seeds: [UInt64] = [0, 1, 2, 3, 4]

    /// A layer of a cosine in every kind of network, and of a training accuracy in residual ones, where it is trained.
    private func member(
        _ normalizer: Normalizer, residual: Double, others: Double, accuracy: Double?, diverges: Bool = false
    ) -> NormalizerProfiles.Member {
        let context = PlanContext.synthetic(.standard, seeds: Self.seeds)
        func ensemble(_ kind: NormalizerProfiles.NetworkKind, _ cosine: Double) -> Ensemble {
            Ensemble(
                network: context.network(kind.architecture, normalizer), batch: 16, seeds: Self.seeds,
                records: Self.seeds.map { seed in
                    RunRecord(
                        loss: nil,
                        layers: [
                            LayerMeasurement(
                                name: "last", kind: .activation, height: 8, channels: 16,
                                quantities: [.cosineSimilarity: cosine + 0.001 * Double(seed)])
                        ])
                })
        }
        let trained = TrainedArchitecture(.resNet56)
        let training = accuracy.map { accuracy in
            TrainingEnsemble(
                network: context.trainedNetwork(trained, normalizer), setting: context.standardSetting(trained),
                records: Self.seeds.map { seed in
                    // Even and odd seeds cancel; layers vary differently.
                    let reached = accuracy + 0.01 * accuracy * (seed % 2 == 0 ? 1 : -1)
                    return TrainingRecord(
                        epochs: [
                            .init(trainingLoss: 1, trainingAccuracy: reached, testLoss: 1, testAccuracy: reached)
                        ], probes: [],
                        divergence: diverges ? .init(reason: .lossNotFinite, epoch: 1, step: 7, layer: nil) : nil)
                })
        }
        return NormalizerProfiles.Member(
            normalizer: normalizer,
            places: [
                .residual: .init(ensemble(.residual, residual), training: training),
                .deep: .init(ensemble(.deep, others)), .shallow: .init(ensemble(.shallow, others)),
            ], decides: true, growths: [estimate(1.1, 1.2)], exponent: estimate(-0.01, 0.01))
    }

    private func labels(_ kind: NormalizerProfiles.NetworkKind, _ members: [NormalizerProfiles.Member]) -> [String] {
        NormalizerProfiles.Compass(kind, members).candidates.map(\.label)
    }

    /// Two layers whose order in resnet-56 is not that in the other networks.
    @Test func adviceRestsOnMeasurementsOfItsOwnKind() {
        let members = [
            member(.batchNorm, residual: 0.6, others: 0.4, accuracy: 0.7),
            member(.layerNorm, residual: 0.5, others: 0.9, accuracy: 0.6),
        ]
        #expect(labels(.residual, members) == ["LayerNorm", "BatchNorm"])
        #expect(labels(.deep, members) == ["BatchNorm", "LayerNorm"])
        #expect(labels(.shallow, members) == ["BatchNorm", "LayerNorm"])
        #expect(NormalizerProfiles.Compass(.deep, members).withoutBatch.candidates.map(\.label) == ["LayerNorm"])
    }

    /// Where the layer that similarity puts first does not train fastest, the report says so; and where nothing is trained.
    @Test func trainingMayDisagree() throws {
        let disagreeing = [
            member(.batchNorm, residual: 0.6, others: 0.4, accuracy: 0.7),
            member(.layerNorm, residual: 0.5, others: 0.9, accuracy: 0.6),
        ]
        let words = NormalizerProfiles.trainingRemarks(disagreeing).map(\.plainText)
        #expect(words[0].hasPrefix("In resnet-56 similarity ranks LayerNorm first"))
        #expect(words[0].contains("but BatchNorm (cosine 0.602) trains fastest, by 10.0 percentage points"))
        #expect(words[0].hasSuffix("training disagrees with similarity."))
        #expect(!words[0].contains("correction") && words[1].contains("does not train every stable layer there"))
        // One of two layers is the fastest by chance twice as often, so as strong a difference says less.
        let third = disagreeing + [member(.instanceNorm, residual: 0.7, others: 0.3, accuracy: 0.6)]
        let corrected = NormalizerProfiles.trainingRemarks(third)[0]
        #expect(corrected.plainText.contains(" after correction for the choice among 2 layers, "))
        func low(_ remark: Prose) -> Double? {
            remark.inlines.compactMap { inline -> Double? in
                guard case .number(let number) = inline, case .named("residual-difference-low") = number.source else {
                    return nil
                }
                return number.value
            }.first
        }
        let (alone, chosen) = (low(NormalizerProfiles.trainingRemarks(disagreeing)[0]), low(corrected))
        #expect(try #require(chosen) < #require(alone))
        let agreeing = [
            member(.batchNorm, residual: 0.4, others: 0.4, accuracy: 0.7),
            member(.layerNorm, residual: 0.5, others: 0.9, accuracy: 0.6),
        ]
        #expect(
            NormalizerProfiles.trainingRemarks(agreeing)[0].plainText
                == "In resnet-56 similarity ranks BatchNorm first, and it also trains fastest.")
        let alike = [
            member(.batchNorm, residual: 0.6, others: 0.4, accuracy: 0.6),
            member(.layerNorm, residual: 0.5, others: 0.9, accuracy: 0.6),
        ]
        #expect(NormalizerProfiles.trainingRemarks(alike)[0].plainText.contains("LayerNorm first, and it also trains"))
    }

    /// A layer that diverged where it was trained is no choice there.
    @Test func whatDivergesIsNoChoice() {
        let members = [
            member(.batchNorm, residual: 0.6, others: 0.4, accuracy: 0.7),
            member(.weightNorm, residual: 0.1, others: 0.1, accuracy: 0.1, diverges: true),
        ]
        #expect(labels(.residual, members) == ["BatchNorm"])
        #expect(labels(.shallow, members).count == 2)
    }

    /// Training runs are looked at where another experiment of the study has them, and planned nowhere for the compass.
    @Test func trainingIsConsultedAndNotPlanned() throws {
        let context = PlanContext.synthetic(.standard, seeds: Self.seeds)
        let profiles = NormalizerProfiles(context)
        #expect(profiles.specifications.allSatisfy { !$0.isTraining })
        let training = TrainingSpeed(context)
        let together = context.plan(profiles.selections + training.selections)
        #expect(profiles.consulted.count == 30 && profiles.consulted.allSatisfy(together.has))
        #expect(!profiles.consulted.contains(where: profiles.plan.has))
    }
}
