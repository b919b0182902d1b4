/// The kind of a measured layer.
package enum LayerKind: String, CaseIterable, Codable, Sendable {
    /// A convolution, before its normalizer.
    case convolution
    /// An activation, or the sum of a residual block.
    case activation
}
