/// Seeds as the ranges that they form.
package struct SeedRanges: Sendable {
    /// The ranges, rising; none meets the next.
    package let ranges: [ClosedRange<UInt64>]

    /// - Parameter seeds: in any order, each once.
    package init(_ seeds: [UInt64]) {
        ranges = seeds.sorted().reduce(into: []) { ranges, seed in
            if let last = ranges.last, last.upperBound &+ 1 == seed {
                ranges[ranges.count - 1] = last.lowerBound...seed
            } else {
                ranges.append(seed...seed)
            }
        }
    }

    /// The ranges in words: "0..9, 12".
    package var text: String { parts.joined(separator: ", ") }

    /// The text that `--seeds` takes: "0..9,12".
    package var option: String {
        // A lone number would be read as a number of seeds.
        if ranges.count == 1 { return "\(ranges[0].lowerBound)..\(ranges[0].upperBound)" }
        return parts.joined(separator: ",")
    }

    private var parts: [String] {
        ranges.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)..\($0.upperBound)" }
    }
}
