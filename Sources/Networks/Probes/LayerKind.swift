/// What a measured layer computes.
package enum LayerKind: String, CaseIterable, Codable, Sendable {
    case convolution
    /// An activation, or a residual block's sum.
    case activation
}
