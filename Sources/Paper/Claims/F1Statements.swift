import Findings

extension Threshold {
    static let noDivergence = Threshold(
        "no-divergence", .below(1), precedesResults: false, meaning: "seeds that diverge")

    static let aboveChance = Threshold(
        "above-chance", .above(TrainingOutcome.chanceMultiple), precedesResults: false,
        meaning: "lowest final training accuracy of all seeds, in multiples of chance")

    static let slowerThanMedian = Threshold(
        "slower-than-median", .below(0), precedesResults: false,
        meaning:
            "LayerNorm's mean training accuracy minus the median of the other layers', on the same seeds")

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
        rule: "No seed diverges, and every seed ends with an accuracy \(threshold: .aboveChance) times chance.",
        thresholds: [.noDivergence, .aboveChance], needs: .init(seeds: .trainingSeeds))

    static let layerNormSlow = Statement(
        "f1.2", of: .f1, .observation, place: "figure 1",
        text: "LayerNorm often converges more slowly than the other layers.",
        rule: """
            Its mean training accuracy minus the median of the other layers', paired over seeds, is \
            \(threshold: .slowerThanMedian) in two of three architectures.
            """,
        thresholds: [.slowerThanMedian], needs: .training)

    static let weightNormUntrainable = Statement(
        "f1.3", of: .f1, .observation, place: "figure 1(c), (d)",
        text: """
            Residual networks cannot be trained with Weight Norm, with or without SkipInit, nor with Scaled Weight \
            Standardization without it.
            """,
        rule:
            "Every seed diverges or ends with an accuracy of at most \(Threshold.aboveChance.limit, "threshold-chance-multiple") times chance.",
        thresholds: [.noneLearns], needs: .init(seeds: .trainingSeeds))

    static let instanceNormUnstable = Statement(
        "f1.4", of: .f1, .observation, place: "figure 1",
        text:
            "InstanceNorm is unstable in deeper networks without skips, above all with small batches.",
        rule: """
            The share of seeds that diverge, or end below half of BatchNorm's accuracy, is larger in cnn-20 than in \
            cnn-10, and larger with batches of 16 than with large ones, at the published code's learning rate: \
            Fisher's test has p below \(Evidence.level, "threshold-level").
            """,
        needs: .init(seeds: .trainingSeeds, learning: true))

    static let instanceNormAtLinearRate = Statement(
        "f1.4b", of: .f1, .beyond, place: "figure 1, at the linear rule's rate",
        text: "InstanceNorm is unstable in the same way at a learning rate proportional to the batch.",
        rule: "As before, with batches of 16 at a learning rate proportional to the batch.",
        needs: .init(seeds: .trainingSeeds, learning: true))
}
