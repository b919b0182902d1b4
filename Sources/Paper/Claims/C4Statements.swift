import Findings
import Foundation

extension Threshold {
    static let growthExponent = Threshold(
        "growth-exponent", .above(0.02), precedesResults: true,
        meaning: "λ, mean logarithm of the ratio of successive gradient norms, over layers of stride 1")

    static let depthIncrementRatio = Threshold(
        "depth-increment-ratio", .inside(low: 0.75, high: 1.33), precedesResults: true,
        meaning:
            "log growth per added layer from depth 20 to 40, divided by that from 10 to 20; 1 if growth is exponential"
    )

    static let noExplosion = Threshold(
        "no-explosion", .inside(low: -0.05, high: 0.05), precedesResults: true,
        meaning: "λ of a layer whose gradients are said not to explode")

    static let growthOrder = Threshold(
        "growth-order", .above(-0.01), precedesResults: true,
        meaning: "paired difference of λ between neighbours in the order IN, BN, GN, LN")

    static let growthOrderEnds = Threshold(
        "growth-order-ends", .above(0.1), precedesResults: true,
        meaning: "paired difference of λ between the ends of the order, IN and LN")

    static let depthOrder = Threshold(
        "depth-order", .above(1), precedesResults: false,
        meaning: "first gradient norm over the last in a deeper network, divided by that in a shallower one")

    static let batchNorms = Threshold(
        "batch-norms", .above(1), precedesResults: false,
        meaning: "gradient norm of the first layer with the smallest batch, divided by that with the largest")

    static let batchExplosion = Threshold(
        "batch-explosion", .above(0), precedesResults: false,
        meaning:
            "ln of the first gradient norm over the last: batches of 4 minus one batch of 256, the same images"
    )

    static let batchIndependence = Threshold(
        "batch-independence", .inside(low: log(0.9), high: log(1.1)), precedesResults: false,
        meaning: """
            ln of the first gradient norm over the last: batches of 4 minus one batch of 256, the same images, for a \
            layer that normalizes within a sample
            """)

    static let normalizedDeviation = Threshold(
        "normalized-deviation", .within(0.05, of: 0.82564), precedesResults: false,
        meaning: "BatchNorm's σ, √((π − 1)/π) according to the paper")

    static let removedShare = Threshold(
        "removed-share", .below(0.05), precedesResults: false,
        meaning:
            "share of the squared gradient that the projections of a layer's backward pass remove"
    )

    static let gradientCorrelation = Threshold(
        "gradient-correlation", .above(0.6), precedesResults: true,
        meaning:
            "median over steps of Pearson's correlation, over layers, of gradient norm and product of the later layers' 1/σ"
    )
}

extension Statement {
    static let ofTheFourthClaim: [Statement] = [
        batchNormExplosion, activationExplosion, layerNormStability, severityOrder, depthWorsens, batchEnlarges,
        batchExplodes, perSampleUnchanged, batchNormDeviation, projectionShare, gradientFollowsProduct,
        othersFollowProduct,
    ]

    static let batchNormExplosion = Statement(
        "c4.1", of: .c4, .observation, place: "Claim 4, figure 8",
        text: "BatchNorm's gradient norm grows exponentially toward early layers.",
        rule: """
            λ is \(threshold: .growthExponent) in cnn-20, cnn-40 and the uniform network, and the growth is even over \
            depth: the ratio of increments is \(threshold: .depthIncrementRatio).
            """,
        thresholds: [.growthExponent, .depthIncrementRatio], needs: .initialization)

    static let activationExplosion = Statement(
        "c4.2", of: .c4, .observation, place: "Claim 4, figure 8",
        text: "The gradient norm of the other activation-based layers except LayerNorm grows exponentially too.",
        rule: "λ is \(threshold: .growthExponent) in cnn-20, cnn-40 and the uniform network.",
        thresholds: [.growthExponent], needs: .initialization)

    static let layerNormStability = Statement(
        "c4.3", of: .c4, .observation, place: "section 5",
        text: "With LayerNorm the gradient norm does not grow exponentially.",
        rule: "λ is \(threshold: .noExplosion) in cnn-20, cnn-40 and the uniform network.",
        thresholds: [.noExplosion], needs: .initialization)

    static let severityOrder = Statement(
        "c4.4", of: .c4, .observation, place: "Claim 4",
        text: "Gradients explode most with InstanceNorm, then BatchNorm, GroupNorm and LayerNorm.",
        rule: """
            Differences of λ on the same seeds are \(threshold: .growthOrder) between neighbours and \
            \(threshold: .growthOrderEnds) between the ends, in cnn-20 and cnn-40.
            """,
        thresholds: [.growthOrder, .growthOrderEnds], needs: .initialization)

    static let depthWorsens = Statement(
        "c4.5", of: .c4, .observation, place: "section 5, figure 8",
        text: "Gradients explode more in deeper networks.",
        rule: """
            From 10 to 20 and from 20 to 40 layers, the first norm over the last rises by a factor \
            \(threshold: .depthOrder), on the same seeds.
            """,
        thresholds: [.depthOrder], needs: .initialization)

    static let batchEnlarges = Statement(
        "c4.6", of: .c4, .observation, place: "figure 8",
        text: "Gradients are larger with a smaller batch.",
        rule:
            "The first layer's norm with the smallest batch, divided by that with the largest, is \(threshold: .batchNorms).",
        thresholds: [.batchNorms], needs: .initialization)

    static let batchExplodes = Statement(
        "c4.7", of: .c4, .mechanism, place: "section 5, on gradient noise",
        text: "Smaller batches make gradients explode more, which is why their gradients are larger.",
        rule: """
            With BatchNorm in cnn-20, ln of the first norm over the last is larger when the same 256 images are split \
            into batches of 4 than in one batch: the difference is \(threshold: .batchExplosion).
            """,
        thresholds: [.batchExplosion], needs: .initialization)

    /// Statistics of one sample do not change with the batch, so neither does the growth, in expectation. The threshold is
    /// that of a ratio within 10% of one.
    static let perSampleUnchanged = Statement(
        "c4.7b", of: .c4, .beyond, place: "section 5, layers that normalize within a sample",
        text: "With layers that normalize within a sample, the growth of gradients does not depend on the batch size.",
        rule: """
            With InstanceNorm, GroupNorm and LayerNorm in cnn-20, the same difference is \(threshold: .batchIndependence).
            """,
        thresholds: [.batchIndependence], needs: .initialization)

    static let batchNormDeviation = Statement(
        "c4.8", of: .c4, .mechanism, place: "section 5",
        text: "At initialization BatchNorm's σ is √((π − 1)/π).",
        rule: """
            With periodic padding σ, averaged over the interior layers of each map size, is \
            \(threshold: .normalizedDeviation).
            """,
        thresholds: [.normalizedDeviation], needs: .initialization)

    static let projectionShare = Statement(
        "c4.9", of: .c4, .mechanism, place: "section 5",
        text: "The projections of BatchNorm's backward pass leave the gradient norm essentially unchanged.",
        rule:
            "With BatchNorm the removed share of the squared gradient is \(threshold: .removedShare).",
        thresholds: [.removedShare], needs: .initialization)

    static let gradientFollowsProduct = Statement(
        "c4.10", of: .c4, .observation, place: "figure 7",
        text: """
            While cnn-10 with BatchNorm trains, a layer's gradient norm follows the product of 1/σ of the later \
            layers.
            """,
        rule:
            "The median over steps of Pearson's coefficient over layers is \(threshold: .gradientCorrelation).",
        thresholds: [.gradientCorrelation], needs: .init(seeds: .trainingSeeds))

    static let othersFollowProduct = Statement(
        "c4.10b", of: .c4, .beyond, place: "figure 7, other layers",
        text:
            "The gradient norm follows that product with the other layers that divide by a standard deviation of their input.",
        rule:
            "The median over steps of Pearson's coefficient over layers is \(threshold: .gradientCorrelation).",
        thresholds: [.gradientCorrelation], needs: .init(seeds: .trainingSeeds))
}
