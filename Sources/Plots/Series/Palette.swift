/// Fixed styles for known series, and deterministic ones for any other.
public struct Palette: Sendable {
    /// The styles by series key.
    public var styles: [String: SeriesStyle]

    /// Creates a palette.
    public init(styles: [String: SeriesStyle] = [:]) { self.styles = styles }

    /// The style of a series: the fixed one, or one derived from the key alone, so that a series declared by a user
    /// looks the same in every figure.
    public func style(for key: String) -> SeriesStyle {
        styles[key] ?? Self.spares[Self.spareIndex(key)]
    }

    /// A palette that also holds these keys, no two of which share a spare style while there are spares left.
    /// The order of the keys has no influence.
    public func adding(_ keys: [String]) -> Palette {
        var palette = self
        var taken: Set<Int> = []
        for key in Set(keys).subtracting(styles.keys).sorted() {
            var index = Self.spareIndex(key)
            if taken.count == Self.spares.count { taken.removeAll() }
            while !taken.insert(index).inserted { index = (index + 1) % Self.spares.count }
            palette.styles[key] = Self.spares[index]
        }
        return palette
    }

    /// FNV-1a: the standard library's hash differs from process to process.
    private static func spareIndex(_ key: String) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(hash % UInt64(spares.count))
    }

    /// Styles that no fixed series has: dash-dotted and dashed lines, and separate markers, since colours of a hue are
    /// hard to tell apart and many figures draw no line.
    private static let spares: [SeriesStyle] = {
        let colors: [(light: UInt32, dark: UInt32)] = [
            (0x0072B2, 0x56B4E9), (0xD55E00, 0xFF8A3D), (0x00875F, 0x2CC295), (0xA0487F, 0xE6A3C8),
            (0x7A6000, 0xE0C040), (0x4B4B4B, 0xC8C8C8),
        ]
        let markers: [(shape: MarkerShape, isHollow: Bool)] = [
            (.cross, false), (.triangleLeft, false), (.triangleRight, false), (.pentagon, true), (.hexagon, true),
            (.star, true),
        ]
        var styles: [SeriesStyle] = []
        for (round, dash) in [DashPattern.dashDotted, .longDashed].enumerated() {
            for (index, color) in colors.enumerated() {
                let marker = markers[(index + 2 * round) % markers.count]
                styles.append(
                    SeriesStyle(
                        light: Color(color.light), dark: Color(color.dark), dash: dash, marker: marker.shape,
                        isHollow: marker.isHollow))
            }
        }
        return styles
    }()
}
