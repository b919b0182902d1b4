import Findings

extension Threshold {
    static let similaritySpeed = Threshold(
        "similarity-speed", .below(-0.5), precedesResults: false,
        meaning:
            "Spearman correlation of similarity at initialization with mean training accuracy, mean over architectures"
    )

    static let highestSimilarity = Threshold(
        "highest-similarity", .above(0), precedesResults: false,
        meaning: "logit of LayerNorm's similarity minus that of another layer, on the same seeds")

    static let regret = Threshold(
        "regret", .below(0.02), precedesResults: false,
        meaning: """
            mean training accuracy of the layer that is best on the other seeds, minus that of the layers with the \
            lowest similarity
            """)

    static let groupSizeMonotony = Threshold(
        "group-size-monotony", .above(0.95), precedesResults: true,
        meaning: "absolute value of the mean Spearman correlation with the group size")

    static let rankLine = Threshold(
        "rank-line", .above(0.95), precedesResults: true,
        meaning: "R² of a line through the stable rank, averaged over seeds, against √(width/G)")

    static let rankRise = Threshold(
        "rank-rise", .above(0), precedesResults: true, meaning: "slope of the stable rank against √(width/G)"
    )

    static let rankExponent = Threshold(
        "rank-exponent", .above(0.4), precedesResults: false,
        meaning:
            "exponent of the stable rank of dense linear networks in the width, and in width over group size"
    )
}

extension Statement {
    static let ofTheThirdClaim: [Statement] = [
        similaritySlowsTraining, layerNormMostSimilar, fastestNamed, similarityOverGroupSize, rankOnLine, rankOrder,
    ]

    static let similaritySlowsTraining = Statement(
        "c3.1", of: .c3, .observation, place: "section 4, figure 5",
        text: "High similarity at initialization goes with slow training, in each architecture.",
        rule: """
            Spearman's coefficient over the ten layers, averaged over three architectures, is \
            \(threshold: .similaritySpeed), with p below \(Evidence.level, "threshold-level") by permutation of the \
            layers, in the same order in all architectures.
            """,
        thresholds: [.similaritySpeed], needs: .training)

    static let layerNormMostSimilar = Statement(
        "c3.2", of: .c3, .observation, place: "section 4, figure 5",
        text: "LayerNorm has the highest similarity in every architecture.",
        rule:
            "The difference of logits between LayerNorm and every other layer that trains there, on the same seeds, is \(threshold: .highestSimilarity).",
        thresholds: [.highestSimilarity], needs: .init(seeds: .trainingSeeds))

    static let fastestNamed = Statement(
        "c3.3", of: .c3, .observation, place: "section 4",
        text: "The fastest layer can be named without training.",
        rule: """
            For each seed the fastest layer is chosen on the other seeds; the regret, its training accuracy minus that \
            of the layers that tie for the lowest similarity, is \(threshold: .regret).
            """,
        thresholds: [.regret], needs: .training)

    static let similarityOverGroupSize = Statement(
        "c3.4", of: .c3, .observation, place: "section 4, figure 6(b)",
        text: "Similarity falls as the group size falls from LayerNorm to InstanceNorm.",
        rule: """
            Page's test over group sizes, with seeds as blocks, has p below \(Evidence.level, "threshold-level"), and the mean \
            Spearman coefficient is \(threshold: .groupSizeMonotony).
            """,
        thresholds: [.groupSizeMonotony], needs: .initialization)

    static let rankOnLine = Statement(
        "c3.5", of: .c3, .observation, place: "section 4, figure 6(a)",
        text:
            "The stable rank of the last layer lies on a rising line over the root of width over group size.",
        rule: "R² of the line through the rank, averaged over seeds, is \(threshold: .rankLine), and the line rises.",
        thresholds: [.rankLine, .rankRise], needs: .initialization)

    static let rankOrder = Statement(
        "c3.6", of: .c3, .law, place: "Claim 3",
        text: "The rank is at least of the order of the root of width over group size.",
        rule: """
            In dense linear networks with as many samples as channels, the exponent of the rank in the width with \
            BatchNorm, and in width over group size with GroupNorm, is \(threshold: .rankExponent).
            """,
        thresholds: [.rankExponent], needs: .init(seeds: .rankSeeds))
}
