import Findings

extension Threshold {
    static let explosionBase = Threshold(
        "explosion-base", .above(1.6), precedesResults: true,
        meaning: "growth base: exp of the slope of ln variance per block, blocks 1 to 9 of a stage")

    static let doublingFactor = Threshold(
        "doubling-factor", .within(0.1, of: 2), precedesResults: true,
        meaning: "growth per block over blocks 4 to 9, (v₉/v₄)^(1/5), 2 according to the paper")

    static let constantVariance = Threshold(
        "constant-variance", .within(0.05, of: 1), precedesResults: false,
        meaning: "growth base where the paper says that a repair keeps the variance constant")

    static let matchingAccuracy = Threshold(
        "matching-accuracy", .inside(low: -0.05, high: 0.05), precedesResults: false,
        meaning:
            "final training accuracy minus that of the same network with BatchNorm, on the same seeds")

    static let preservedMeanSquare = Threshold(
        "preserved-mean-square", .within(0.03, of: 1), precedesResults: false,
        meaning:
            "growth of the mean square per layer, (q_L/q_3)^(1/(L − 3)), in networks of L layers without skips"
    )
}

extension Statement {
    static let ofTheSecondClaim: [Statement] = [
        parametricExplosion, doubling, skipInitConstancy, skipInitExplosion, branchConstancy, branchWithoutSkipInit,
        repairedTraining, plainPreservation,
    ]

    static let parametricExplosion = Statement(
        "c2.1", of: .c2, .observation, place: "Claim 2, figure 3(a)",
        text:
            "With Weight Norm and Scaled Weight Standardization the variance explodes in the standard residual network.",
        rule: "The growth base is \(threshold: .explosionBase) in each stage.",
        thresholds: [.explosionBase], needs: .initialization)

    static let doubling = Statement(
        "c2.2", of: .c2, .law, place: "Claim 2",
        text: "With weight-space normalizers in the standard residual network the variance doubles at every block.",
        rule: "The growth per block over blocks 4 to 9 is \(threshold: .doublingFactor) in each stage.",
        thresholds: [.doublingFactor], needs: .initialization)

    static let skipInitConstancy = Statement(
        "c2.3", of: .c2, .check, place: "figure 3(b)",
        text: "SkipInit keeps the variance with Scaled Weight Standardization constant.",
        rule:
            "The growth base is \(threshold: .constantVariance) in each stage, which is true by construction.",
        thresholds: [.constantVariance], needs: .initialization)

    static let skipInitExplosion = Statement(
        "c2.4", of: .c2, .observation, place: "figure 3(b)",
        text:
            "SkipInit does not repair Weight Norm, whose scaled rectifier after the addition amplifies the shortcut.",
        rule: "The growth base is \(threshold: .explosionBase) in each stage.",
        thresholds: [.explosionBase], needs: .initialization)

    static let branchConstancy = Statement(
        "c2.5", of: .c2, .check, place: "figure 3(c)",
        text:
            "With the non-linearity on the branch and SkipInit, the variance with Weight Norm is essentially constant.",
        rule:
            "The growth base is \(threshold: .constantVariance) in each stage, which is true by construction.",
        thresholds: [.constantVariance], needs: .initialization)

    static let branchWithoutSkipInit = Statement(
        "c2.5b", of: .c2, .beyond, place: "figure 3(c), without SkipInit",
        text: "With the non-linearity on the branch, the variance with Weight Norm is constant without SkipInit too.",
        rule:
            "The growth base is \(threshold: .constantVariance) in each stage; otherwise the figure presumes SkipInit.",
        thresholds: [.constantVariance], needs: .initialization)

    static let repairedTraining = Statement(
        "c2.6", of: .c2, .observation, place: "figure 4",
        text: "The repaired weight-space networks train like those with BatchNorm.",
        rule:
            "The final training accuracy minus BatchNorm's, paired over seeds, is \(threshold: .matchingAccuracy) in two or more configurations.",
        thresholds: [.matchingAccuracy], needs: .training)

    static let plainPreservation = Statement(
        "c2.7", of: .c2, .observation, place: "section 3",
        text:
            "In networks without skips the corrections of Weight Norm and Scaled Weight Standardization preserve the variance.",
        rule:
            "With periodic padding the growth of the mean square per layer is \(threshold: .preservedMeanSquare).",
        thresholds: [.preservedMeanSquare], needs: .initialization)
}
