/// Where a claim says that a quantity lies. Inside a range is an equivalence test: the interval must lie in it wholly.
package enum ClaimedRegion: Hashable, Codable, Sendable {
    case above(Double)
    case below(Double)
    case inside(low: Double, high: Double)

    /// Within a fraction of a value, on either side: `.within(0.1, of: 2)` is 1.8 to 2.2.
    package static func within(_ fraction: Double, of value: Double) -> ClaimedRegion {
        let reach = abs(value) * fraction
        return .inside(low: value - reach, high: value + reach)
    }
}

extension ClaimedRegion: CustomStringConvertible {
    /// As the report's table prints it: "> 1.6", "< 1.5", "1.8 to 2.2".
    package var description: String {
        switch self {
        case .above(let threshold): "> \(Self.text(threshold))"
        case .below(let threshold): "< \(Self.text(threshold))"
        case .inside(let low, let high): "\(Self.text(low)) to \(Self.text(high))"
        }
    }

    /// Four decimals at most, none that are zero, and a real minus sign.
    private static func text(_ value: Double) -> String {
        let rounded = (value * 1e4).rounded() / 1e4
        let text = rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
        return text.replacing("-", with: "−")
    }
}
