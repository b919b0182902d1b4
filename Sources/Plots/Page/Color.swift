import Foundation

/// An sRGB colour with eight bits per channel.
public struct Color: Hashable, Sendable, CustomStringConvertible {
    /// Red, 0 to 255.
    public var red: UInt8
    /// Green, 0 to 255.
    public var green: UInt8
    /// Blue, 0 to 255.
    public var blue: UInt8

    /// Creates a colour from its channels.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Creates a colour from 0xRRGGBB.
    public init(_ hexadecimal: UInt32) {
        red = UInt8(truncatingIfNeeded: hexadecimal >> 16)
        green = UInt8(truncatingIfNeeded: hexadecimal >> 8)
        blue = UInt8(truncatingIfNeeded: hexadecimal)
    }

    /// White.
    public static let white = Color(0xFFFFFF)
    /// Black.
    public static let black = Color(0x000000)

    /// `#rrggbb`.
    public var description: String {
        let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The channels in linear light, 0 to 1 (IEC 61966-2-1).
    var linear: (red: Double, green: Double, blue: Double) {
        (Self.linear[Int(red)], Self.linear[Int(green)], Self.linear[Int(blue)])
    }

    private static let linear: [Double] = (0...255).map { channel in
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    /// The colour nearest to linear-light channels, which are clamped to 0...1.
    init(linearRed: Double, green: Double, blue: Double) {
        func encode(_ value: Double) -> UInt8 {
            let clamped = min(1, max(0, value))
            let coded = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * pow(clamped, 1 / 2.4) - 0.055
            return UInt8((coded * 255).rounded())
        }
        self.init(red: encode(linearRed), green: encode(green), blue: encode(blue))
    }

    /// Relative luminance, 0 for black to 1 for white (WCAG 2.2).
    public var luminance: Double {
        let channels = linear
        return 0.2126 * channels.red + 0.7152 * channels.green + 0.0722 * channels.blue
    }

    /// Contrast ratio of the two colours, 1 to 21 (WCAG 2.2).
    public func contrast(with other: Color) -> Double {
        let lighter = max(luminance, other.luminance)
        let darker = min(luminance, other.luminance)
        return (lighter + 0.05) / (darker + 0.05)
    }

    /// The visible colour when this one, with an opacity of 0 to 1, is painted over `ground`.
    public func blended(opacity: Double, over ground: Color) -> Color {
        func mix(_ top: UInt8, _ bottom: UInt8) -> UInt8 {
            UInt8((Double(top) * opacity + Double(bottom) * (1 - opacity)).rounded())
        }
        return Color(
            red: mix(red, ground.red), green: mix(green, ground.green), blue: mix(blue, ground.blue))
    }
}

extension Color: Codable {
    /// Creates a colour from `#rrggbb`; `nil` for any other text.
    public init?(hexadecimal text: String) {
        guard text.count == 7, text.first == "#", let value = UInt32(text.dropFirst(), radix: 16),
            text.dropFirst().allSatisfy(\.isHexDigit)
        else { return nil }
        self.init(value)
    }

    /// Reads `#rrggbb`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let color = Color(hexadecimal: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no colour as #rrggbb")
        }
        self = color
    }

    /// Writes `#rrggbb`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// This colour, made lighter or darker until lines in it show on a ground: 3:1 (WCAG 2.2, criterion 1.4.11).
    public func legible(on ground: Color) -> Color {
        let end: Color = ground.contrast(with: .white) > ground.contrast(with: .black) ? .white : .black
        let parts = stride(from: 0.0, through: 1, by: 0.05)
        return parts.lazy.map { end.blended(opacity: $0, over: self) }.first {
            $0.contrast(with: ground) >= 3
        } ?? end
    }
}
