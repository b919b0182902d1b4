/// Fixed styles for known series, and deterministic ones for any other.
public struct Palette: Sendable {
    /// The styles by series key.
    public var styles: [String: SeriesStyle]

    /// Creates a palette.
    public init(styles: [String: SeriesStyle] = [:]) { self.styles = styles }

    /// The style of a series: the fixed one, or one of ``SeriesStyle/additional`` that depends on the key alone. Keys that
    /// stand in figures together are kept apart by ``adding(_:)``.
    public func style(for key: String) -> SeriesStyle {
        styles[key] ?? SeriesStyle.additional[Int(Self.hash(key) % UInt64(SeriesStyle.additional.count))]
    }

    /// A palette that also holds these keys. In alphabetical order they take the styles of ``SeriesStyle/additional`` in turn;
    /// the order in which they are given has no influence. There are styles for 36 keys: a 37th looks like the first again, and
    /// ``FigureLint`` names the two in every figure that shows both.
    public func adding(_ keys: [String]) -> Palette {
        var palette = self
        for (index, key) in Set(keys).subtracting(styles.keys).sorted().enumerated() {
            palette.styles[key] = SeriesStyle.additional[index % SeriesStyle.additional.count]
        }
        return palette
    }

    /// FNV-1a: the standard library's hash differs from process to process.
    private static func hash(_ key: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}
