/// Where a claim says that a quantity lies. Inside a range is an equivalence test: the interval must lie in it wholly.
public enum ClaimedRegion: Hashable, Codable, Sendable {
    case above(Double)
    case below(Double)
    case inside(low: Double, high: Double)

    /// Within a fraction of a value, on either side: `.within(0.1, of: 2)` is 1.8 to 2.2.
    public static func within(_ fraction: Double, of value: Double) -> ClaimedRegion {
        let reach = abs(value) * fraction
        return .inside(low: value - reach, high: value + reach)
    }
}
