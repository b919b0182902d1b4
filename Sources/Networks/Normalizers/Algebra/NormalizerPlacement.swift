/// The place of a normalizer in a residual block. In networks without skips it always stands between convolution and
/// activation.
package enum NormalizerPlacement: String, CaseIterable, Hashable, Sendable, Encodable {
    /// After every convolution, the last before the addition: the block that the network has otherwise.
    case afterConvolution = "after-convolution"
    /// After the branch's last convolution only, before the addition.
    case branchEnd = "branch-end"
    /// After the branch's first convolution, and on the sum of branch and skip. Shortcuts are not normalized.
    case afterAddition = "after-addition"
    /// Before every convolution, with the activation, and nothing after the addition (He, Zhang, Ren, Sun 2016).
    case beforeConvolution = "before-convolution"
    /// After every convolution and, without activation, at the branch's input: the branch is normalized where it begins
    /// and where it ends.
    case aroundBranch = "around-branch"
}
