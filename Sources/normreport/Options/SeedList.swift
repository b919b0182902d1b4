import ArgumentParser

/// Seeds as a number of them, or as a range.
struct SeedList {
    let seeds: [UInt64]

    /// An interval needs two seeds.
    private static let counts: ClosedRange<UInt64> = 2...10_000

    /// Reads "10", the seeds 0 to 9, or "10..19".
    init(parsing text: String) throws {
        let (first, count) = try Self.range(text)
        guard Self.counts.contains(count) else {
            throw ValidationError(
                "\(count) \(count == 1 ? "seed" : "seeds"), but an interval needs at least \(Self.counts.lowerBound), "
                    + "and a study takes at most \(Self.counts.upperBound)")
        }
        seeds = (0..<count).map { first + $0 }
    }

    private static func range(_ text: String) throws -> (first: UInt64, count: UInt64) {
        if let count = UInt64(text) { return (0, count) }
        let ends = text.split(separator: ".", omittingEmptySubsequences: false)
        guard ends.count == 3, ends[1].isEmpty, let first = UInt64(ends[0]), let last = UInt64(ends[2]), first <= last
        else { throw ValidationError("it takes a number of seeds, as 10, or a range that rises, as 10..19") }
        let (count, overflows) = (last - first).addingReportingOverflow(1)
        return (first, overflows ? .max : count)
    }
}
