/// Colours for a quantity.
public enum ColorMap: String, CaseIterable, Hashable, Sendable {
    /// From dark violet over green to yellow; even steps of lightness (van der Walt and Smith, 2015).
    case viridis
    /// From dark blue over grey to yellow; the same for readers with colour-vision deficiency (Nuñez, Anderton and
    /// Renslow, 2018).
    case cividis
    /// From blue over near-white to red, for quantities with a meaningful centre in the middle of the domain.
    case diverging

    /// The colour at a fraction of the domain, 0 to 1; fractions outside are taken to the nearer end.
    public func color(at fraction: Double) -> Color {
        let stops = stops
        let position = min(1, max(0, fraction.isNaN ? 0 : fraction)) * Double(stops.count - 1)
        let index = min(stops.count - 2, Int(position))
        return stops[index + 1].blended(opacity: position - Double(index), over: stops[index])
    }

    private var stops: [Color] {
        switch self {
        case .viridis: Self.viridisStops
        case .cividis: Self.cividisStops
        case .diverging: Self.divergingStops
        }
    }

    private static let viridisStops: [Color] = [
        0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725,
    ].map { Color($0) }

    private static let cividisStops: [Color] = [
        0x00204D, 0x00336F, 0x39486B, 0x575C6D, 0x707173, 0x8A8779, 0xA69D75, 0xC4B56C, 0xE4CF5B, 0xFFEA46,
    ].map { Color($0) }

    private static let divergingStops: [Color] = [
        0x2166AC, 0x67A9CF, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xEF8A62, 0xB2182B,
    ].map { Color($0) }
}
