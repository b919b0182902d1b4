import Findings
import Tensors

/// The claims of Lubana, Dick, Tanaka (2021), "Beyond BatchNorm", in the report's words.
extension Claim {
    /// All of them, in order.
    package static let ofThePaper: [Claim] = [c1, c2, c3a, c3b, c4, c4b, c5]

    package static let c1 = Claim(
        "c1",
        statement: """
            Activation-based normalizers make the variance of activations grow at most linearly with \
            the depth of a residual network, instead of exponentially.
            """,
        place: "Claim 1, figure 2")

    package static let c2 = Claim(
        "c2",
        statement: """
            With the weight-space normalizers the variance of a residual network doubles at every \
            block; SkipInit repairs Scaled Weight Standardization but not Weight Normalization, \
            which needs its non-linearity on the residual branch.
            """,
        place: "Claim 2, figure 3")

    static let c3a = Claim(
        "c3a",
        statement: """
            The more similar a layer makes the activations of different inputs at initialization, \
            the slower the network trains.
            """,
        place: "section 5, figure 5")

    static let c3b = Claim(
        "c3b",
        statement: """
            With GroupNorm the stable rank of the last layer's activations grows as the square root \
            of width over group size, so that larger groups make inputs more alike.
            """,
        place: "Claim 3, figure 6")

    static let c4 = Claim(
        "c4",
        statement: """
            Normalizing activations makes gradients grow exponentially towards the first layers, \
            most with InstanceNorm, then BatchNorm, GroupNorm and LayerNorm, and more so in deeper \
            networks and smaller batches.
            """,
        place: "Claim 4, figure 8")

    static let c4b = Claim(
        "c4b",
        statement: """
            While a network trains, the norm of a layer's gradient follows the product of 1/σ of the \
            layers between it and the loss.
            """,
        place: "Claim 4, figure 7")

    package static let c5 = Claim(
        "c5",
        statement: """
            The group size trades speed for stability: smaller groups keep inputs apart but make \
            gradients explode, and an intermediate size trains best.
            """,
        place: "section 6, figure 9")
}
