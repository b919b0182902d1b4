import Findings

extension Threshold {
    static let noDivergence = Threshold(
        "no-divergence", .below(1), precedesResults: false, meaning: "seeds that diverge")

    static let aboveChance = Threshold(
        "above-chance", .above(TrainingOutcome.chanceMultiple), precedesResults: false,
        meaning: "lowest last training accuracy of any seed, in multiples of chance")

    static let slowerThanMedian = Threshold(
        "slower-than-median", .below(0), precedesResults: false,
        meaning:
            "LayerNorm's mean training accuracy less the median of the other layers', on the same seeds")

    static let noneLearns = Threshold(
        "none-learns", .below(1), precedesResults: false,
        meaning: "seeds that neither diverge nor stay at chance")
}

extension Statement {
    static let ofTheFirstFigure: [Statement] = [
        residualStability, layerNormSlow, weightNormUntrainable, instanceNormUnstable, instanceNormAtLinearRate,
    ]

    static let residualStability = Statement(
        "f1.1", of: .f1, .observation, place: "figure 1(c)",
        text: "All activation-based layers train the residual network stably.",
        rule: "No seed diverges, and every seed ends \(threshold: .aboveChance) times chance.",
        thresholds: [.noDivergence, .aboveChance], needs: .init(seeds: .trainingSeeds))

    static let layerNormSlow = Statement(
        "f1.2", of: .f1, .observation, place: "figure 1",
        text: "LayerNorm often converges more slowly than the other layers.",
        rule: """
            Its mean training accuracy less the median of the other layers', paired over seeds, is \
            \(threshold: .slowerThanMedian) in two of three architectures.
            """,
        thresholds: [.slowerThanMedian], needs: .training)

    static let weightNormUntrainable = Statement(
        "f1.3", of: .f1, .observation, place: "figure 1(c), (d)",
        text: """
            Weight Norm cannot be trained in residual networks, with or without SkipInit, and Scaled Weight \
            Standardization not without it.
            """,
        rule:
            "Every seed diverges or ends at no more than \(Threshold.aboveChance.limit, "threshold-chance-multiple") times chance.",
        thresholds: [.noneLearns], needs: .init(seeds: .trainingSeeds))

    static let instanceNormUnstable = Statement(
        "f1.4", of: .f1, .observation, place: "figure 1",
        text:
            "InstanceNorm is unstable in deeper networks without skips, above all with small batches.",
        rule: """
            The share of seeds that diverge, or end below half of BatchNorm's accuracy, is larger in cnn-20 than in cnn-10 \
            and in batches of 16 than in large ones, at the published code's rate: Fisher's test, p below \
            \(Evidence.level, "threshold-level").
            """,
        needs: .init(seeds: .trainingSeeds, learning: true))

    static let instanceNormAtLinearRate = Statement(
        "f1.4b", of: .f1, .beyond, place: "figure 1, at the linear rule's rate",
        text: "InstanceNorm is unstable in the same way at a learning rate in proportion to the batch.",
        rule: "As before, batches of 16 at a rate in proportion to the batch.",
        needs: .init(seeds: .trainingSeeds, learning: true))
}
