import Findings

extension Threshold {
    static let bestGroupSize = Threshold(
        "best-group-size", .above(0), precedesResults: false,
        meaning: """
            test accuracy of the inner group size that was best on five seeds, minus that of either end, on five other \
            seeds
            """)
}

extension Statement {
    static let ofTheFifthClaim: [Statement] = [groupSizeTrends, innerGroupSize]

    static let groupSizeTrends = Statement(
        "c5.1", of: .c5, .observation, place: "section 5, figure 9",
        text: "Larger groups raise the similarity of inputs and lower the growth of gradients.",
        rule: """
            Page's test over group sizes, with seeds as blocks, has p below \(Evidence.level, "threshold-level"), and the \
            absolute value of the mean Spearman coefficient is \(threshold: .groupSizeMonotony).
            """,
        thresholds: [.groupSizeMonotony], needs: .initialization)

    static let innerGroupSize = Statement(
        "c5.2", of: .c5, .observation, place: "section 5, figure 9",
        text: "An intermediate group size gives the best test accuracy.",
        rule: """
            Half of the seeds choose the inner group size; on the other half its test accuracy minus that of \
            InstanceNorm, and minus that of LayerNorm, is \(threshold: .bestGroupSize).
            """,
        thresholds: [.bestGroupSize], needs: .init(seeds: .choosingSeeds, learning: true))
}
