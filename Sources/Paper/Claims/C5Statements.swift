import Findings

extension Threshold {
    static let bestGroupSize = Threshold(
        "best-group-size", .above(0), precedesResults: false,
        meaning: """
            test accuracy of the inner group size that was best on five seeds, less that of either end, on five other seeds
            """)
}

extension Statement {
    static let ofTheFifthClaim: [Statement] = [groupSizeTrends, innerGroupSize]

    static let groupSizeTrends = Statement(
        "c5.1", of: .c5, .observation, place: "section 5, figure 9",
        text: "Larger groups raise the similarity and lower the growth of gradients.",
        rule: """
            Page's test over group sizes, seeds as blocks, p below \(Evidence.level, "threshold-level"), and a mean \
            Spearman coefficient \(threshold: .groupSizeMonotony) in size.
            """,
        thresholds: [.groupSizeMonotony], needs: .initialization)

    static let innerGroupSize = Statement(
        "c5.2", of: .c5, .observation, place: "section 5, figure 9",
        text: "A group size in between tests best.",
        rule: """
            Half of the seeds choose the inner group size; on the other half its test accuracy less that of InstanceNorm, \
            and less that of LayerNorm, is \(threshold: .bestGroupSize).
            """,
        thresholds: [.bestGroupSize], needs: .init(seeds: .choosingSeeds, learning: true))
}
