import ArgumentParser

/// Seeds as a number of them, as a range, or one by one.
struct SeedList {
    let seeds: [UInt64]

    /// An interval needs two seeds.
    private static let counts: ClosedRange<UInt64> = 2...10_000

    /// Reads "10", the seeds 0 to 9; "10..19"; or seeds and ranges separated by commas, as "3,7,10..12".
    init(parsing text: String) throws {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else {
            let range = try UInt64(text).map { (first: 0, count: $0) } ?? Self.range(text)
            try Self.check(range.count)
            seeds = (0..<range.count).map { range.first + $0 }
            return
        }
        var seeds = [UInt64]()
        for part in parts {
            let range = try UInt64(part).map { (first: $0, count: 1) } ?? Self.range(part)
            // Before so many numbers are made.
            if range.count > Self.counts.upperBound { try Self.check(range.count) }
            seeds += (0..<range.count).map { range.first + $0 }
        }
        try Self.check(UInt64(seeds.count))
        guard Set(seeds).count == seeds.count else { throw ValidationError("a seed is listed twice") }
        self.seeds = seeds.sorted()
    }

    private static func check(_ count: UInt64) throws {
        guard counts.contains(count) else {
            throw ValidationError(
                "\(count) \(count == 1 ? "seed" : "seeds"), but an interval needs at least \(counts.lowerBound), "
                    + "and a study takes at most \(counts.upperBound)")
        }
    }

    private static func range(_ text: String) throws -> (first: UInt64, count: UInt64) {
        let ends = text.split(separator: ".", omittingEmptySubsequences: false)
        guard ends.count == 3, ends[1].isEmpty, let first = UInt64(ends[0]), let last = UInt64(ends[2]), first <= last
        else {
            throw ValidationError(
                "it takes a number of seeds such as 10, an increasing range such as 10..19, or a list such as 3,7,9")
        }
        let (count, overflows) = (last - first).addingReportingOverflow(1)
        return (first, overflows ? .max : count)
    }
}
