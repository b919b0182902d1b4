/// A sample in the numbers that a box plot draws (Tukey, *Exploratory Data Analysis*, 1977).
public struct BoxSummary: Hashable, Sendable {
    /// The median.
    public let median: Double
    /// The quartiles Q₁ and Q₃, linear between order statistics (type 7 of Hyndman and Fan, 1996).
    public let quartiles: ClosedRange<Double>
    /// The smallest and the largest value within ``reach`` (Q₃ − Q₁) of the quartiles.
    public let whiskers: ClosedRange<Double>
    /// The values beyond, in rising order.
    public let outliers: [Double]

    /// How far whiskers reach from the box at most, in heights of the box.
    public static let reach = 1.5

    /// Sums up a sample; `nil` for one without a finite value. Infinite values are outliers, NaN is left out.
    public init?(_ sample: [Double]) {
        let sorted = sample.filter(\.isFinite).sorted()
        guard !sorted.isEmpty else { return nil }
        median = Quantiles.value(0.5, of: sorted)
        let (lower, upper) = (Quantiles.value(0.25, of: sorted), Quantiles.value(0.75, of: sorted))
        quartiles = lower...upper
        let fence = Self.reach * (upper - lower)
        let inside = sorted.filter { $0 >= lower - fence && $0 <= upper + fence }
        // A whisker does not begin inside the box where all values on its side are outliers.
        whiskers = min(lower, inside.first ?? lower)...max(upper, inside.last ?? upper)
        outliers = sample.filter { $0 < lower - fence || $0 > upper + fence }.sorted()
    }
}
