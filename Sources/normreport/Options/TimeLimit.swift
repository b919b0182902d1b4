import ArgumentParser

/// A time as a number with its unit: 90s, 20m, 2h.
struct TimeLimit {
    let seconds: Double

    private static let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    /// A year.
    private static let mostHours = 8760.0

    init(parsing text: String) throws {
        guard let unit = text.last.flatMap({ Self.units[$0] }), let number = Double(text.dropLast()), number > 0,
            number * unit <= Self.mostHours * 3600
        else { throw ValidationError("it takes a time above 0, as 90s, 20m or 2h, up to \(Int(Self.mostHours))h") }
        seconds = number * unit
    }
}
