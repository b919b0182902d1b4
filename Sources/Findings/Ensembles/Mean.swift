extension [Double] {
    /// The arithmetic mean; NaN for an empty array. For a mean with an interval use `Sample`.
    package var mean: Double { reduce(0, +) / Double(count) }
}
