/// The order of normalizer, activation and addition in a residual block.
package enum ResidualBlock: String, CaseIterable, Codable, Sendable {
    /// x = act(g norm(conv2 act(norm(conv1 x))) + s(x)), as in the paper.
    case postActivation = "post-activation"
    /// x = g conv2(act(norm(conv1(act(norm x))))) + s(x) (He, Zhang, Ren, Sun 2016).
    case preActivation = "pre-activation"
    /// x = g act(norm(conv2 act(norm(conv1 x)))) + s(x), with the last activation on the branch.
    case branchActivation = "branch-activation"
}
