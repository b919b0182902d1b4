import ArgumentParser

/// A length on paper, as people write it: 3.25in, 8.5cm, 85mm or 240pt.
struct PrintedLength: Sendable, Equatable {
    /// In points of PostScript, 72 to the inch.
    let points: Double
    /// As it was written, which also names the folder of the figures.
    let text: String

    private static let units = [("in", 72.0), ("cm", 72 / 2.54), ("mm", 72 / 25.4), ("pt", 72 / 72.27)]

    /// The length that a text says.
    ///
    /// - Throws: `ValidationError` for a text that is none, or that lies outside the bounds.
    static func parse(_ text: String, in bounds: ClosedRange<Double>) throws -> PrintedLength {
        guard let (unit, points) = units.first(where: { text.hasSuffix($0.0) }),
            let number = Double(text.dropLast(unit.count)), number.isFinite,
            text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0.isLowercase) }),
            bounds.contains(number * points / 72)
        else { throw ValidationError("it takes \(words(bounds)), such as 3.25in, 8.5cm, 85mm or 240pt") }
        return PrintedLength(points: number * points, text: text)
    }

    /// Bounds in words, as "1 to 60 in".
    static func words(_ bounds: ClosedRange<Double>) -> String {
        "\(bounds.lowerBound.formatted) to \(bounds.upperBound.formatted) in"
    }

    /// A width that a figure may have.
    @Sendable static func width(_ text: String) throws -> PrintedLength { try parse(text, in: Bounds.figureWidth) }
    /// A height that a figure may have.
    @Sendable static func height(_ text: String) throws -> PrintedLength { try parse(text, in: Bounds.figureHeight) }
}

extension Double {
    /// Without the point of a whole number.
    fileprivate var formatted: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
