/// A number that decides, or helps to decide, a claim.
///
/// The table is complete: an experiment takes its numbers from here, and the report prints it. docs/science.md,
/// "Decision rules", says how each quantity is measured.
package enum Threshold: String, CaseIterable, Codable, Sendable {
    // C1: the variance of the stream over the blocks of a stage.
    case subExponentialBase = "sub-exponential-base"
    case subExponentialTail = "sub-exponential-tail"
    case linearFit = "linear-fit"
    case stageFall = "stage-fall"
    case unitIncrement = "unit-increment"
    case walkIncrement = "walk-increment"
    // C2: the same with parametric layers.
    case explosionBase = "explosion-base"
    case doublingFactor = "doubling-factor"
    case constantVariance = "constant-variance"
    // C3a and C3b: similarity and rank.
    case similaritySpeed = "similarity-speed"
    case rankLine = "rank-line"
    case widthScaling = "width-scaling"
    case rankExponent = "rank-exponent"
    // C4: gradients.
    case growthExponent = "growth-exponent"
    case depthIncrementRatio = "depth-increment-ratio"
    case noExplosion = "no-explosion"
    case growthOrder = "growth-order"
    case growthOrderEnds = "growth-order-ends"
    case batchEffect = "batch-effect"
    case gradientCorrelation = "gradient-correlation"
    // C5: the group size.
    case groupSizeMonotony = "group-size-monotony"

    /// What the claim asserts of the quantity.
    package var region: ClaimedRegion {
        switch self {
        case .subExponentialBase: .below(1.5)
        case .subExponentialTail: .below(1.3)
        case .linearFit: .above(0.97)
        case .stageFall: .below(1)
        case .unitIncrement: .above(1)
        case .walkIncrement: .above(0.35)
        case .explosionBase: .above(1.6)
        case .doublingFactor: .within(0.1, of: 2)
        case .constantVariance: .within(0.05, of: 1)
        case .similaritySpeed: .below(-0.3)
        case .rankLine: .above(0.95)
        case .widthScaling: .above(0.1)
        case .rankExponent: .within(0.2, of: 0.5)
        case .growthExponent: .above(0.02)
        case .depthIncrementRatio: .inside(low: 0.75, high: 1.33)
        case .noExplosion: .inside(low: -0.05, high: 0.05)
        case .growthOrder: .above(-0.01)
        case .growthOrderEnds: .above(0.1)
        case .batchEffect: .above(1.1)
        case .gradientCorrelation: .above(0.6)
        case .groupSizeMonotony: .above(0.95)
        }
    }

    /// The number that the region is bounded by; of an inner region, the lower and the upper one.
    package var limits: [Double] {
        switch region {
        case .above(let limit), .below(let limit): [limit]
        case .inside(let low, let high): [low, high]
        }
    }

    /// The number that decides: a bound, the upper one of an inner region.
    package var limit: Double { limits[limits.count - 1] }

    /// The middle of an inner region, and how far it reaches to either side in parts of it.
    package var target: (value: Double, tolerance: Double) {
        let middle = (limits[0] + limit) / 2
        return (middle, middle == 0 ? 0 : (limit - middle) / middle)
    }

    /// Whether the number stood before the first runs were looked at. The others were added while the experiments were
    /// written, on results of the seeds 0 to 9: only fresh seeds can confirm what they decide.
    package var precedesResults: Bool {
        switch self {
        case .constantVariance, .rankExponent, .batchEffect: false
        default: true
        }
    }

    /// The claim it belongs to.
    package var claim: PaperClaim {
        switch self {
        case .subExponentialBase, .subExponentialTail, .linearFit, .stageFall, .unitIncrement, .walkIncrement:
            .c1
        case .explosionBase, .doublingFactor, .constantVariance: .c2
        case .similaritySpeed: .c3a
        case .rankLine, .widthScaling, .rankExponent: .c3b
        case .growthExponent, .depthIncrementRatio, .noExplosion, .growthOrder, .growthOrderEnds, .batchEffect: .c4
        case .gradientCorrelation: .c4b
        case .groupSizeMonotony: .c5
        }
    }

    /// The quantity and how the threshold is used, in one sentence.
    package var meaning: String {
        switch self {
        case .subExponentialBase:
            "exp of the slope of log variance on the block, blocks 1–9 of a stage; decides, with the tail"
        case .subExponentialTail:
            "growth per block over the last three of nine, (v₉/v₆)^(1/3); decides, with the base"
        case .linearFit: "R² of the variance on the block, which must also exceed that of its logarithm"
        case .stageFall: "variance after a stage's first block over that after the last block before it"
        case .unitIncrement:
            "slope of the variance per block, which the paper puts at 1; below 1 rejects the increment"
        case .walkIncrement:
            "slope of the variance per block under BatchNorm: the lower end of theory's band, from the reflected walk"
        case .explosionBase:
            "exp of the slope of log variance on the block for layers that the paper says explode"
        case .doublingFactor:
            "growth per block over blocks 4–9, (v₉/v₄)^(1/5), which the paper puts at 2; equivalence"
        case .constantVariance:
            "exp of the slope of log variance on the block, where a repair is said to keep it constant; equivalence"
        case .similaritySpeed:
            "Spearman correlation of similarity at initialization and mean training accuracy, in each architecture"
        case .rankLine: "R² of the seed-averaged stable rank on √(width/G)"
        case .widthScaling:
            "slope of log rank on log width at fixed G, which the claim puts at 1/2; below rejects the scaling"
        case .rankExponent:
            "slope of log rank on log(64/G) and on log width, which the claim puts at 1/2; equivalence"
        case .growthExponent: "mean log ratio of successive gradient norms per layer, λ, over stride-1 layers"
        case .depthIncrementRatio:
            "ratio of the added log growth per layer, depth 10 to 20 over 20 to 40; exponential if it is 1"
        case .noExplosion: "λ of a layer that is said not to explode; equivalence to zero"
        case .growthOrder: "paired difference of λ between neighbours of the order IN, BN, GN, LN; not below"
        case .growthOrderEnds: "paired difference of λ between the ends of the order, IN and LN"
        case .batchEffect:
            "smallest batch over largest, of the first norm over the last, and of the first norm times √N"
        case .gradientCorrelation:
            "median Pearson correlation of gradient norm and product of later 1/σ, along layers and along iterations"
        case .groupSizeMonotony:
            "size of the mean Spearman correlation over seeds of the group size with similarity and with λ"
        }
    }

    /// Judges the interval of the quantity.
    package func judge(_ interval: Interval) -> Verdict { Verdict.judge(interval, claimed: region) }
}
