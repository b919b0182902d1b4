extension StatisticAxes {
    /// The set in words, as "batch and space of each channel".
    var words: String {
        var spanned = [String]()
        if contains(.batch) { spanned.append("batch") }
        if contains(.channel) { spanned.append("all channels") }
        if contains(.group) { spanned.append("a group of channels") }
        if contains(.space) { spanned.append("space") }
        var kept = [String]()
        if !contains(.batch) { kept.append("sample") }
        if !contains(.channel), !contains(.group) { kept.append("channel") }
        if contains(.group), contains(.batch) { kept.append("group") }
        if !contains(.space) { kept.append("position") }
        return Self.list(spanned) + (kept.isEmpty ? "" : " of each \(Self.list(kept))")
    }

    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The number of statistics as a product, N samples, C channels, G channels per group, and S positions.
    var shape: String {
        var factors = [String]()
        if !contains(.batch) { factors.append("N") }
        if contains(.group) {
            factors.append("C/G")
        } else if !contains(.channel) {
            factors.append("C")
        }
        if !contains(.space) { factors.append("S") }
        return factors.isEmpty ? "1" : factors.joined(separator: " × ")
    }
}
