/// The values beyond the border of a feature map.
package enum Padding: String, CaseIterable, Codable, Sendable {
    /// Zeros.
    case zero
    /// The values from the opposite border.
    case periodic
}
