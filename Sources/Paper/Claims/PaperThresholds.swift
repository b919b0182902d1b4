import Findings

/// The numbers by which the paper's claims are judged. docs/science.md, "Decision rules", says how each quantity is
/// measured. Those that do not precede the results were added while the experiments were written, on results of the
/// seeds 0 to 9.
extension Threshold {
    /// All of them, in the order of the claims.
    package static let ofThePaper: [Threshold] = [
        subExponentialBase,
        subExponentialTail,
        linearFit,
        stageFall,
        unitIncrement,
        walkIncrement,
        explosionBase,
        doublingFactor,
        constantVariance,
        similaritySpeed,
        rankLine,
        widthScaling,
        rankExponent,
        growthExponent,
        depthIncrementRatio,
        noExplosion,
        growthOrder,
        growthOrderEnds,
        batchEffect,
        gradientCorrelation,
        groupSizeMonotony,
    ]

    package static let subExponentialBase = Threshold(
        "sub-exponential-base", of: .c1, .below(1.5), precedesResults: true,
        meaning: "exp of the slope of log variance on the block, blocks 1–9 of a stage; decides, with the tail")

    package static let subExponentialTail = Threshold(
        "sub-exponential-tail", of: .c1, .below(1.3), precedesResults: true,
        meaning: "growth per block over the last three of nine, (v₉/v₆)^(1/3); decides, with the base")

    package static let linearFit = Threshold(
        "linear-fit", of: .c1, .above(0.97), precedesResults: true,
        meaning: "R² of the variance on the block, which must also exceed that of its logarithm")

    package static let stageFall = Threshold(
        "stage-fall", of: .c1, .below(1), precedesResults: true,
        meaning: "variance after a stage's first block over that after the last block before it")

    package static let unitIncrement = Threshold(
        "unit-increment", of: .c1, .above(1), precedesResults: true,
        meaning: "slope of the variance per block, which the paper puts at 1; below 1 rejects the increment")

    package static let walkIncrement = Threshold(
        "walk-increment", of: .c1, .above(0.35), precedesResults: true,
        meaning:
            "slope of the variance per block under BatchNorm: the lower end of theory's band, from the reflected walk")

    package static let explosionBase = Threshold(
        "explosion-base", of: .c2, .above(1.6), precedesResults: true,
        meaning: "exp of the slope of log variance on the block for layers that the paper says explode")

    package static let doublingFactor = Threshold(
        "doubling-factor", of: .c2, .within(0.1, of: 2), precedesResults: true,
        meaning: "growth per block over blocks 4–9, (v₉/v₄)^(1/5), which the paper puts at 2; equivalence")

    package static let constantVariance = Threshold(
        "constant-variance", of: .c2, .within(0.05, of: 1), precedesResults: false,
        meaning:
            "exp of the slope of log variance on the block, where a repair is said to keep it constant; equivalence")

    package static let similaritySpeed = Threshold(
        "similarity-speed", of: .c3a, .below(-0.3), precedesResults: true,
        meaning: "Spearman correlation of similarity at initialization and mean training accuracy, in each architecture"
    )

    package static let rankLine = Threshold(
        "rank-line", of: .c3b, .above(0.95), precedesResults: true,
        meaning: "R² of the seed-averaged stable rank on √(width/G)")

    package static let widthScaling = Threshold(
        "width-scaling", of: .c3b, .above(0.1), precedesResults: true,
        meaning: "slope of log rank on log width at fixed G, which the claim puts at 1/2; below rejects the scaling")

    package static let rankExponent = Threshold(
        "rank-exponent", of: .c3b, .within(0.2, of: 0.5), precedesResults: false,
        meaning: "slope of log rank on log(64/G) and on log width, which the claim puts at 1/2; equivalence")

    package static let growthExponent = Threshold(
        "growth-exponent", of: .c4, .above(0.02), precedesResults: true,
        meaning: "mean log ratio of successive gradient norms per layer, λ, over stride-1 layers")

    package static let depthIncrementRatio = Threshold(
        "depth-increment-ratio", of: .c4, .inside(low: 0.75, high: 1.33), precedesResults: true,
        meaning: "ratio of the added log growth per layer, depth 10 to 20 over 20 to 40; exponential if it is 1")

    package static let noExplosion = Threshold(
        "no-explosion", of: .c4, .inside(low: -0.05, high: 0.05), precedesResults: true,
        meaning: "λ of a layer that is said not to explode; equivalence to zero")

    package static let growthOrder = Threshold(
        "growth-order", of: .c4, .above(-0.01), precedesResults: true,
        meaning: "paired difference of λ between neighbours of the order IN, BN, GN, LN; not below")

    package static let growthOrderEnds = Threshold(
        "growth-order-ends", of: .c4, .above(0.1), precedesResults: true,
        meaning: "paired difference of λ between the ends of the order, IN and LN")

    package static let batchEffect = Threshold(
        "batch-effect", of: .c4, .above(1.1), precedesResults: false,
        meaning: "smallest batch over largest, of the first norm over the last, and of the first norm times √N")

    package static let gradientCorrelation = Threshold(
        "gradient-correlation", of: .c4b, .above(0.6), precedesResults: true,
        meaning:
            "median Pearson correlation of gradient norm and product of later 1/σ, along layers and along iterations")

    package static let groupSizeMonotony = Threshold(
        "group-size-monotony", of: .c5, .above(0.95), precedesResults: true,
        meaning: "size of the mean Spearman correlation over seeds of the group size with similarity and with λ")
}
