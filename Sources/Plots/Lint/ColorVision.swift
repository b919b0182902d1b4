import Foundation

/// How colours look to readers with colour-vision deficiency, and how far apart colours are.
enum ColorVision: CaseIterable {
    /// All three kinds of cones.
    case typical
    /// No middle-wavelength cones.
    case deuteranopia
    /// No long-wavelength cones.
    case protanopia

    /// The perceived colour (Machado, Oliveira and Fernandes, 2009; severity 1; in linear light).
    func appearance(of color: Color) -> Color {
        let matrix: [[Double]]
        switch self {
        case .typical: return color
        case .deuteranopia:
            matrix = [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
            ]
        case .protanopia:
            matrix = [
                [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
            ]
        }
        let channels = color.linear
        let mixed = matrix.map { $0[0] * channels.red + $0[1] * channels.green + $0[2] * channels.blue }
        return Color(linearRed: mixed[0], green: mixed[1], blue: mixed[2])
    }

    /// The perceived distance of two colours: CIE 1976 ΔE*ab.
    func distance(_ first: Color, _ second: Color) -> Double {
        let (left, right) = (Self.lab(appearance(of: first)), Self.lab(appearance(of: second)))
        let squares = zip(left, right).map { ($0 - $1) * ($0 - $1) }
        return squares.reduce(0, +).squareRoot()
    }

    /// CIE L*, 0 for black to 100 for white.
    static func lightness(_ color: Color) -> Double { 116 * cubeRoot(color.luminance) - 16 }

    /// CIE L*a*b* under D65.
    private static func lab(_ color: Color) -> [Double] {
        let (red, green, blue) = color.linear
        let x = cubeRoot((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
        let y = cubeRoot(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
        let z = cubeRoot((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
    }

    private static func cubeRoot(_ value: Double) -> Double {
        value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
    }
}
