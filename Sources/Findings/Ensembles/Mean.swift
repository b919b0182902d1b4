extension [Double] {
    /// The arithmetic mean; NaN of nothing. Where a mean carries an interval, `Sample` makes it.
    package var mean: Double { reduce(0, +) / Double(count) }
}
