import Findings
import Networks

extension TrainingSpeed {
    /// Normalizer by setting: trained, slow, diverged.
    static func outcomes(_ groups: [Group]) -> TableFinding {
        TableFinding(
            "training-speed-outcomes",
            caption: """
                How training ended. Diverged: the loss of a seed was not finite, or grew while the accuracy was at chance. \
                At chance: the training accuracy of the last epoch is at most \
                \(TrainingOutcome.chanceMultiple, "threshold-chance-multiple", .fixed(0)) times that of guessing. Slow: it is below \
                \(TrainingOutcome.slowFraction, "slow-fraction", .percent(0)) of the best in the same column. Trained: all others.
                """,
            columns: ["normalizer"] + groups.map { "\($0.setting.trained.label), \($0.setting.label)" },
            rows: groups[0].shown.map(\.network).map { first in
                [.text(first.normalizerLabel)]
                    + groups.map { group in
                        let ensemble = group.shown.first { $0.network.normalizer == first.normalizer }
                        return ensemble.map { .text($0.outcome(best: group.best).rawValue) } ?? .missing
                    }
            })
    }

    /// Accuracies after the last epoch, and where and why runs diverged.
    static func accuracies(_ groups: [Group]) -> TableFinding {
        TableFinding(
            "training-speed-accuracies",
            caption: """
                Training and test accuracy after the last epoch, means over seeds; a run that diverged counts with the \
                accuracy of chance. For the first run that diverged: the step, the first layer whose output is not \
                finite, and the reason.
                """,
            columns: [
                "architecture", "setting", "normalizer", "training accuracy", "test accuracy", "diverged",
                "how it diverged",
            ],
            rows: groups.flatMap { group in
                group.shown.map { ensemble in
                    let name = "\(group.setting.name)-\(ensemble.network.normalizer.identifier)"
                    return [
                        .text(group.setting.trained.label), .text(group.setting.label),
                        .text(ensemble.network.normalizerLabel),
                        .number(ensemble.finalAccuracies(.trainingAccuracy).mean, "\(name)-training", .percent(1)),
                        .number(ensemble.finalAccuracies(.testAccuracy).mean, "\(name)-test", .percent(1)),
                        .number(ensemble.divergedCount, "\(name)-diverged"),
                        ensemble.divergenceText.map { .text($0) } ?? .missing,
                    ]
                }
            })
    }

    /// Which normalizers train everywhere, and which diverge anywhere.
    static func remarks(_ groups: [Group]) -> [Prose] {
        let labels = groups[0].ensembles.map(\.network.normalizerLabel)
        func outcomes(_ index: Int) -> [TrainingOutcome] {
            groups.map { $0.ensembles[index].outcome(best: $0.best) }
        }
        let everywhere = labels.indices.filter { outcomes($0).allSatisfy { $0 == .trained } }
        let diverging = labels.indices.filter { outcomes($0).contains(.diverged) }
        var sentence: Prose =
            "Of the \(labels.count, "normalizers") normalizers, \(everywhere.count, "trained-everywhere") train in all \(groups.count, "settings") settings"
        if !everywhere.isEmpty { sentence = "\(sentence) (\(everywhere.map { labels[$0] }.joined(separator: ", ")))" }
        sentence = "\(sentence); \(diverging.count, "diverged-anywhere") diverge in at least one"
        if !diverging.isEmpty { sentence = "\(sentence) (\(diverging.map { labels[$0] }.joined(separator: ", ")))" }
        return ["\(sentence)."]
    }
}

extension TrainingEnsemble {
    /// Where and why the first run that diverged did; nil if none did.
    fileprivate var divergenceText: String? {
        guard let divergence = records.compactMap(\.divergence).first else { return nil }
        let layer = divergence.layer.map { ", \($0)" } ?? ""
        let reason =
            switch divergence.reason {
            case .lossNotFinite: "the loss is not finite"
            case .chanceWithGrowingLoss: "at chance with a growing loss"
            }
        return "step \(divergence.step)\(layer): \(reason)"
    }
}
