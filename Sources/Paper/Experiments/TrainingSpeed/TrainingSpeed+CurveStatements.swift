import Findings
import Networks
import Runs
import Statistics

extension TrainingSpeed {
    /// What the training curves say: who trains, who is slow, who diverges.
    func curveStatements(
        _ groups: [Group], _ repaired: TrainingEnsemble?, _ smallBatches: SmallBatches?
    ) -> [StatementFinding] {
        let standard = groups.filter(\.setting.isStandard)
        func group(_ trained: TrainedArchitecture) -> Group? {
            standard.first { $0.setting.trained == trained }
        }
        let residual = group(TrainedArchitecture(.resNet56))
        let architectures = Self.claimed.compactMap(group)
        func judge(
            _ statement: Statement, references: [LearnedReference] = [], _ settings: [TrainingSetting],
            _ content: () -> StatementFinding.Content
        ) -> StatementFinding {
            context.judge(
                statement, references: references, figures: [Self.figures[0].identifier],
                scale: context.describeTraining(settings), content)
        }
        let untrained = Member("resnet-56", undecidable: "resnet-56 is not trained at this scale")
        return [
            judge(.residualStability, [residual].compactMap { $0?.setting }) {
                .init(residual.map(Self.stable) ?? [untrained])
            },
            judge(.layerNormSlow, references: architectures.map(Self.reference), architectures.map(\.setting)) {
                .init([architectures.count == Self.claimed.count ? Self.slow(architectures) : untrained])
            },
            judge(.weightNormUntrainable, [residual?.setting, repaired?.setting].compactMap { $0 }) {
                guard let residual, let repaired else { return .init([untrained]) }
                let plain = residual.ensembles.filter {
                    [.weightNorm, .scaledWeightStandardization].contains($0.network.normalizer)
                }
                return .init((plain + [repaired]).map(Self.untrainable))
            },
            instability(.instanceNormUnstable, smallBatches, .published),
            instability(.instanceNormAtLinearRate, smallBatches, .linear),
        ]
    }

    private static func reference(_ group: Group) -> LearnedReference {
        LearnedReference(group.ensembles.first { $0.network.normalizer == .batchNorm }!)
    }

    private static func name(_ ensemble: TrainingEnsemble) -> String {
        "\(ensemble.network.normalizerLabel), \(ensemble.setting.trained.label)"
    }

    private static func stable(_ group: Group) -> [Member] {
        group.ensembles.filter { Normalizer.activationBased.contains($0.network.normalizer) }.map {
            ensemble in
            let lowest = ensemble.finalAccuracies(.trainingAccuracy).min() ?? 0
            return Member(
                name(ensemble),
                Evidence(
                    asWritten: "seeds that diverge", value: Double(ensemble.divergedCount),
                    in: Threshold.noDivergence.region, seeds: ensemble.records.count, format: .integer),
                Evidence(
                    asWritten: "lowest accuracy in multiples of chance", value: lowest / ensemble.chance,
                    in: Threshold.aboveChance.region, seeds: ensemble.records.count))
        }
    }

    /// LayerNorm against the median of the others, in each architecture; two must hold.
    private static func slow(_ groups: [Group]) -> Member {
        Member("LayerNorm", joinedBy: .atLeast(2)) {
            try groups.map { group in
                let isLayerNorm = group.ensembles.map { $0.network.normalizer == .layerNorm }
                let accuracies = group.ensembles.map(\.meanTrainingAccuracies)
                let differences = try accuracies[0].indices.map { seed in
                    let others = zip(isLayerNorm, accuracies).filter { !$0.0 }.map { $0.1[seed] }
                    return accuracies[isLayerNorm.firstIndex(of: true)!][seed] - (try Sample(others).median)
                }
                return Evidence(
                    "accuracy minus the median of the others, \(group.setting.trained.label)",
                    try TTest(Sample(differences)), in: Threshold.slowerThanMedian.region)
            }
        }
    }

    private static func untrainable(_ ensemble: TrainingEnsemble) -> Member {
        Member(
            name(ensemble),
            Evidence(
                asWritten: "seeds that learn", value: Double(ensemble.learned.count { $0 }),
                in: Threshold.noneLearns.region, seeds: ensemble.records.count, format: .integer))
    }

    /// InstanceNorm's failures in the deeper network against the shallower one, and in small batches against large ones.
    private func instability(
        _ statement: Statement, _ batches: SmallBatches?, _ training: SmallBatchSelections.Training
    ) -> StatementFinding {
        let references = batches?.references(training) ?? []
        let settings = (batches?.ensembles[training] ?? []).map(\.instanceNorm.setting)
        return context.judge(
            statement, references: references, figures: [Self.figures[0].identifier],
            scale: context.describeTraining(settings)
        ) {
            guard let batches else {
                preconditionFailure("what decides is planned wherever there are seeds enough")
            }
            func member(
                _ name: String, _ first: (events: Int, runs: Int), _ second: (events: Int, runs: Int)
            ) -> Member {
                let test = FisherExactTest(
                    .init(events: first.events, of: first.runs),
                    against: .init(events: second.events, of: second.runs))
                return Member(
                    name,
                    Evidence(
                        "share of seeds that fail, difference",
                        value: Double(first.events) / Double(first.runs) - Double(second.events)
                            / Double(second.runs),
                        pValue: test.pValue(.greater), opposite: test.pValue(.less), seeds: first.runs,
                        model: ShareModel(first.runs, second.runs)))
            }
            let deep = batches.failures(training, network: 1)
            return .init([
                member("cnn-20 against cnn-10", deep, batches.failures(training, network: 0)),
                member("small batches against large ones", deep, batches.failures(.standard, network: 1)),
            ])
        }
    }
}
