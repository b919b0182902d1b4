import Findings

extension Threshold {
    static let growthCurvature = Threshold(
        "growth-curvature", .below(0), precedesResults: false,
        meaning: """
            (v₉ − v₅) − 1.5 (v₅ − v₁), with v₁, v₅ and v₉ the variance after a stage's first, middle and last block: \
            negative for a line, positive for an exponential whose base to the fourth power exceeds 1.5
            """)

    static let noGrowth = Threshold(
        "no-growth", .below(1.5), precedesResults: false,
        meaning: "variance after a stage's last block divided by that after its first")

    static let linearFit = Threshold(
        "linear-fit", .above(0.97), precedesResults: true,
        meaning: "R² of a line through the variance against the block")

    static let linearAdvantage = Threshold(
        "linear-advantage", .above(0), precedesResults: true,
        meaning: "R² of a line through the variance minus that of a line through its logarithm")

    static let unexplainedMeanSquare = Threshold(
        "unexplained-mean-square", .inside(low: -0.1, high: 0.1), precedesResults: false,
        meaning: "mean square that a block adds, minus that of its branch, averaged over a stage")

    static let unitIncrement = Threshold(
        "unit-increment", .within(0.1, of: 1), precedesResults: false,
        meaning: "slope of the variance per block, 1 according to the paper")

    static let stageFall = Threshold(
        "stage-fall", .below(1), precedesResults: true,
        meaning: "variance after a stage's first block divided by that after the previous stage's last block")
}

extension Statement {
    static let ofTheFirstClaim: [Statement] = [
        subExponentialVariance, linearVariance, unitMeanSquare, unitVariance, stageDrop,
    ]

    static let subExponentialVariance = Statement(
        "c1.1", of: .c1, .observation, place: "section 3, figure 2",
        text:
            "With all eight activation-based layers the variance in residual networks does not grow exponentially.",
        rule: """
            In each stage the second half of the blocks adds less than one and a half times the variance that the \
            first half adds, or the variance does not grow at all.
            """,
        thresholds: [.growthCurvature, .noGrowth], needs: .initialization)

    static let linearVariance = Statement(
        "c1.2", of: .c1, .observation, place: "figure 2",
        text:
            "Growth is linear in depth: BatchNorm, LayerNorm, InstanceNorm, GroupNorm, Filter Response Norm, Variance Norm.",
        rule: """
            In each stage R² of a line through the variance is \(threshold: .linearFit), and higher than that of a \
            line through its logarithm.
            """,
        thresholds: [.linearFit, .linearAdvantage], needs: .initialization)

    static let unitMeanSquare = Statement(
        "c1.3", of: .c1, .law, place: "proof of Claim 1",
        text:
            "Each residual block adds 1 to the mean square, since its branch is uncorrelated with its shortcut.",
        rule: """
            The mean square before the rectifier, minus those of shortcut and branch, averaged over a stage, is \
            \(threshold: .unexplainedMeanSquare).
            """,
        thresholds: [.unexplainedMeanSquare], needs: .initialization)

    static let unitVariance = Statement(
        "c1.4", of: .c1, .law, place: "explanation of figure 2",
        text: "The variance after the rectifier grows by 1 per block.",
        rule: "In each stage the slope of the variance per block is \(threshold: .unitIncrement).",
        thresholds: [.unitIncrement], needs: .initialization)

    static let stageDrop = Statement(
        "c1.5", of: .c1, .observation, place: "figure 2",
        text: "The variance of a residual network drops where a stage ends.",
        rule:
            "The variance after a stage's first block, divided by that after the previous stage's last block, is \(threshold: .stageFall).",
        thresholds: [.stageFall], needs: .initialization)
}
