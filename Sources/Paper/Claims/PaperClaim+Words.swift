import Statistics

/// The claims of Lubana, Dick, Tanaka (2021), in the report's words.
extension PaperClaim {
    /// The claim in one sentence.
    package var statement: String {
        switch self {
        case .c1:
            "Activation-based normalizers make the variance of activations grow at most linearly with the depth of a "
                + "residual network, instead of exponentially."
        case .c2:
            "With the weight-space normalizers the variance of a residual network doubles at every block; SkipInit "
                + "repairs Scaled Weight Standardization but not Weight Normalization, which needs its non-linearity on "
                + "the residual branch."
        case .c3a:
            "The more similar a layer makes the activations of different inputs at initialization, the slower the "
                + "network trains."
        case .c3b:
            "With GroupNorm the stable rank of the last layer's activations grows as the square root of width over group "
                + "size, so that larger groups make inputs more alike."
        case .c4:
            "Normalizing activations makes gradients grow exponentially towards the first layers, most with "
                + "InstanceNorm, then BatchNorm, GroupNorm and LayerNorm, and more so in deeper networks and smaller "
                + "batches."
        case .c4b:
            "While a network trains, the norm of a layer's gradient follows the product of 1/σ of the layers between it "
                + "and the loss."
        case .c5:
            "The group size trades speed for stability: smaller groups keep inputs apart but make gradients explode, and "
                + "an intermediate size trains best."
        }
    }

    /// Where the paper makes it.
    package var place: String {
        switch self {
        case .c1: "Claim 1, figure 2"
        case .c2: "Claim 2, figure 3"
        case .c3a: "section 5, figure 5"
        case .c3b: "Claim 3, figure 6"
        case .c4: "Claim 4, figure 8"
        case .c4b: "Claim 4, figure 7"
        case .c5: "section 6, figure 9"
        }
    }
}
