/// How many seeds a time buys where all that was chosen leaves some of it over: more seeds narrow every interval at
/// initialization.
///
/// The number is at most four times the preset's, from where an interval is half as wide. The time grows with the number of
/// seeds, so the largest number that fits is found by bisection.
package struct SeedBudget: Sendable, Equatable {
    /// The number of seeds.
    package let count: Int
    /// The predicted time of the missing runs with so many seeds, in seconds.
    package let seconds: Double

    /// Chooses a number of seeds; the preset's own whether it fits the limit or not.
    ///
    /// - Parameters:
    ///   - count: the preset's number of seeds.
    ///   - limit: the available time in seconds.
    ///   - secondsOf: the predicted time of a study with a number of seeds, in seconds.
    package init(_ count: Int, limit: Double, secondsOf: (Int) throws -> Double) rethrows {
        var largest = (count: count, seconds: try secondsOf(count))
        var (low, high) = (count + 1, 4 * count)
        while low <= high {
            let middle = (low + high) / 2
            let seconds = try secondsOf(middle)
            if seconds <= limit {
                largest = (middle, seconds)
                low = middle + 1
            } else {
                high = middle - 1
            }
        }
        self.count = largest.count
        seconds = largest.seconds
    }
}
