import Findings

extension LearnedReference {
    /// The accuracy that BatchNorm must reach before training says anything of other layers: five times chance, and no more
    /// than one half.
    static func level(classes: Int) -> Double { min(0.5, 5 / Double(classes)) }

    /// BatchNorm's training in a setting.
    init(_ batchNorm: TrainingEnsemble) {
        precondition(batchNorm.network.normalizer == .batchNorm, "the reference is BatchNorm")
        self.init(
            "BatchNorm in \(batchNorm.setting.title)", accuracy: batchNorm.lastTrainingAccuracy,
            level: Self.level(classes: batchNorm.network.classes))
    }
}

extension TrainingEnsemble {
    /// Which seeds learned: neither diverged nor stayed near chance.
    var learned: [Bool] {
        zip(records, finalAccuracies(.trainingAccuracy)).map {
            $0.divergence == nil && $1 > Threshold.aboveChance.limit * chance
        }
    }

    /// Whether some of the seeds learned and others did not.
    var isMixed: Bool { learned.contains(true) && learned.contains(false) }
}
