import ArgumentParser

/// A time in hours, minutes and seconds: 90s, 20m, 2h, 1h30m.
struct TimeLimit {
    let seconds: Double

    private static let units: [(name: Character, seconds: Double)] = [("h", 3600), ("m", 60), ("s", 1)]
    /// A year.
    private static let mostHours = 8760.0

    init(parsing text: String) throws {
        guard let seconds = Self.seconds(text), seconds > 0, seconds <= Self.mostHours * 3600 else {
            throw ValidationError(
                "it takes a time above 0, such as 90s, 20m, 2h or 1h30m, up to \(Int(Self.mostHours))h")
        }
        self.seconds = seconds
    }

    /// The sum of the parts, each unit at most once and the larger ones first; nil for any other text.
    private static func seconds(_ text: String) -> Double? {
        var rest = text.lowercased()[...]
        var total = 0.0
        for unit in units {
            guard let end = rest.firstIndex(of: unit.name) else { continue }
            guard let number = Double(rest[..<end]), number >= 0 else { return nil }
            total += number * unit.seconds
            rest = rest[rest.index(after: end)...]
        }
        return rest.isEmpty ? total : nil
    }
}
