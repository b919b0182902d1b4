import Findings
import Statistics

extension TrainingSpeed {
    /// What similarity at initialization says of training.
    func similarityStatements(_ similarities: [Similarity]) throws -> [StatementFinding] {
        let trained = similarities.map(\.group.setting.trained)
        let missing = Self.claimed.filter { !trained.contains($0) }
        let references = similarities.map { LearnedReference($0.batchNorm) }
        func judge(
            _ statement: Statement, _ content: () throws -> StatementFinding.Content
        ) rethrows -> StatementFinding {
            try context.judge(
                statement, references: references, figures: [Self.figures[1].identifier],
                scale: context.describeTraining(similarities.map(\.group.setting)), content)
        }
        let untrained = missing.map {
            Member($0.label, undecidable: "\($0.label) is not trained at this scale")
        }
        return [
            try judge(.similaritySlowsTraining) {
                guard let first = untrained.first else { return try Self.association(similarities) }
                return .init([first])
            },
            judge(.layerNormMostSimilar) { .init(similarities.map(Self.highest) + untrained) },
            judge(.fastestNamed) { .init(similarities.map(Self.named) + untrained) },
        ]
    }

    /// One association in all architectures: the normalizers are permuted, in all alike.
    private static func association(_ similarities: [Similarity]) throws -> StatementFinding.Content {
        let seeds = similarities[0].group.setting.seeds.count
        let member = Member("mean of \(similarities.map(\.label).joined(separator: ", "))") {
            let permutation = try JointPermutation(similarities.map { try $0.means() })
            @Sendable func evidence(
                _ permutation: JointPermutation, _ test: PermutationTest, _ model: AssociationModel?
            ) -> Evidence {
                Evidence(
                    "mean Spearman coefficient", value: permutation.statistic,
                    pValue: permutation.pValue(.less, using: test),
                    opposite: permutation.pValue(.greater, using: test), seeds: seeds,
                    reaching: Threshold.similaritySpeed.region, model: model)
            }
            let groups = similarities.map { AssociationModel.Group($0.cosines, $0.accuracies) }
            return [
                evidence(permutation, PermutationTest(), AssociationModel(groups) { evidence($0, $1, nil) })
            ]
        }
        let beside = try similarities.flatMap { similarity -> [Effect] in
            func effect(_ name: String, _ value: Double?) -> Effect {
                Effect("\(name), \(similarity.label)", value: value, seeds: seeds)
            }
            let pValue = try? JointPermutation([similarity.means()]).pValue(.less)
            return [
                effect("Spearman coefficient", try similarity.correlation()), effect("its p-value", pValue),
                effect(
                    "without Weight Norm", try similarity.correlation { $0.network.normalizer != .weightNorm }
                ),
                effect(
                    "without InstanceNorm",
                    try similarity.correlation { $0.network.normalizer != .instanceNorm }),
                effect("without what diverged", try similarity.correlation { $0.divergedCount == 0 }),
            ]
        }
        return .init([member], beside: beside)
    }

    /// LayerNorm against every other layer that trains.
    private static func highest(_ similarity: Similarity) -> Member {
        Member(similarity.label) {
            let ensembles = similarity.group.ensembles
            let layerNorm = ensembles.firstIndex { $0.network.normalizer == .layerNorm }!
            return try ensembles.indices.filter {
                $0 != layerNorm && !ensembles[$0].learned.contains(false)
            }.map {
                let pairs = try PairedSample(similarity.cosines[layerNorm], similarity.cosines[$0])
                return Evidence(
                    "logit of its cosine less that of \(ensembles[$0].network.normalizerLabel)",
                    try TTest(pairs.differences(on: .logit)), in: Threshold.highestSimilarity.region)
            }
        }
    }

    /// For each seed, the accuracy of the layer that is best on the others, less that of the layers that tie for the lowest
    /// similarity: those whose mean lies within the interval of the lowest.
    private static func named(_ similarity: Similarity) -> Member {
        Member(similarity.label) {
            let (cosines, accuracies) = (similarity.cosines, similarity.accuracies)
            let estimates = try cosines.map { try Sample($0).meanEstimate(on: .logit) }
            let lowest = estimates.min { $0.value < $1.value }!
            let tied = estimates.indices.filter { estimates[$0].value <= lowest.interval.high }
            let seeds = Array(accuracies[0].indices)
            let regrets = seeds.map { seed in
                let others = accuracies.map { values in seeds.filter { $0 != seed }.map { values[$0] }.mean
                }
                let best = others.indices.max { others[$0] < others[$1] }!
                return accuracies[best][seed] - tied.map { accuracies[$0][seed] }.mean
            }
            let names = tied.map { similarity.group.ensembles[$0].network.normalizerLabel }
            return [
                Evidence(
                    "regret of \(names.joined(separator: ", "))", try TTest(Sample(regrets)),
                    in: Threshold.regret.region, expected: 0)
            ]
        }
    }
}

extension TrainingSpeed.Similarity {
    /// The reference.
    var batchNorm: TrainingEnsemble { group.ensembles.first { $0.network.normalizer == .batchNorm }! }
}
