/// Equivalence by two one-sided tests: that a mean lies above a lower bound and that it lies below an upper one.
///
/// Both must be shown, so the larger p-value counts and no correction for two tests is needed. At α the test rejects
/// exactly if the interval of level 1 − 2α lies inside the bounds: the 95% interval corresponds to α = 0.025.
/// Source: D. Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987).
package struct EquivalenceTest: Hashable, Sendable {
    /// The p-value of the null hypothesis that the mean is at the lower bound, against a larger mean.
    package let aboveLowPValue: Double
    /// The p-value of the null hypothesis that the mean is at the upper bound, against a smaller mean.
    package let belowHighPValue: Double
    /// The lower bound of what counts as equivalent.
    package let low: Double
    /// The upper bound of what counts as equivalent.
    package let high: Double
    /// The mean's interval.
    package let interval: Interval

    /// The p-value of the test: the larger of the two.
    package var pValue: Double { max(aboveLowPValue, belowHighPValue) }

    /// Whether the interval lies inside the bounds, without touching them.
    package var liesInside: Bool { low < interval.low && interval.high < high }

    /// Whether the interval lies wholly outside the bounds, on one side.
    package var liesOutside: Bool { interval.high < low || high < interval.low }
}
