import Findings

/// The claims of Lubana, Dick, Tanaka (2021), "Beyond BatchNorm", in the report's words. Each is a heading over the
/// statements that decide it.
extension Claim {
    /// All of them, in order.
    package static let ofThePaper: [Claim] = [c1, c2, c3, c4, c5, f1]

    static let c1 = Claim(
        "c1", headline: "Normalized activations keep residual variance growing linearly, not exponentially",
        statement: """
            Activation-based normalizers make the variance of activations grow linearly with the depth of a residual \
            network, instead of exponentially.
            """,
        place: "Claim 1, section 3, figure 2")

    static let c2 = Claim(
        "c2", headline: "Weight-space normalizers double the residual variance; SkipInit repairs only one",
        statement: """
            With weight-space normalizers the variance of a residual network doubles at every block; SkipInit repairs \
            Scaled Weight Standardization but not Weight Norm, which needs its non-linearity on the branch.
            """,
        place: "Claim 2, section 3, figures 3 and 4")

    static let c3 = Claim(
        "c3", headline: "Similarity of inputs at initialization predicts training speed",
        statement: """
            The similarity of different inputs at initialization predicts how fast a network trains, and the group \
            size controls it.
            """,
        place: "Claim 3, section 4, figures 5 and 6")

    static let c4 = Claim(
        "c4", headline: "Normalized activations make gradients explode toward the first layers",
        statement: """
            Normalizing activations makes gradients grow exponentially toward the first layers, most with \
            InstanceNorm, then BatchNorm, GroupNorm and LayerNorm, and more so in deeper networks and with smaller \
            batches.
            """,
        place: "Claim 4, section 5, figures 7 and 8")

    static let c5 = Claim(
        "c5", headline: "The group size trades training speed for stable gradients",
        statement: """
            The group size trades speed for stability: smaller groups keep inputs apart but make gradients explode, \
            and an intermediate size gives the best test accuracy.
            """,
        place: "section 5, figure 9")

    static let f1 = Claim(
        "f1", headline: "Normalizers differ in which networks they train, and how fast",
        statement: "The normalizers differ in which networks they train, and how fast.",
        place: "figure 1")
}
