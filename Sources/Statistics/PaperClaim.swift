/// The claims of the paper that are judged.
///
/// E. Lubana, R. Dick, H. Tanaka, Beyond BatchNorm, NeurIPS 2021. docs/science.md states each in full.
package enum PaperClaim: String, CaseIterable, Codable, Sendable {
    /// Activation-based layers keep the variance of a residual network's stream from growing exponentially.
    case c1
    /// Parametric layers that preserve variance let it double with every residual block.
    case c2
    /// The similarity of activations at initialization predicts the speed of training.
    case c3a
    /// The rank of GroupNorm's activations grows with √(width/G).
    case c3b
    /// Activation-based layers make gradients grow exponentially toward the input.
    case c4
    /// While a network trains, its gradients follow the deviations that its layers divide by.
    case c4b
    /// The group size trades speed against stability.
    case c5
}
