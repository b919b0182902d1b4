/// Named places of equal width. Marks name the first one 0, the next 1, and so on.
public struct CategoricalScale: Scale {
    /// The names, in order.
    public var labels: [RichText]
    /// Whether the first place is at the axis's end (for rows that read from the top).
    public var isReversed: Bool

    /// Creates a scale.
    public init(_ labels: [RichText], isReversed: Bool = false) {
        self.labels = labels
        self.isReversed = isReversed
    }

    /// The scale; its domain does not depend on the data.
    public func fitted(to extent: ValueExtent) throws(PlotError) -> any FittedScale {
        FittedCategoricalScale(labels: labels, isReversed: isReversed)
    }
}

/// A categorical scale.
struct FittedCategoricalScale: FittedScale {
    var labels: [RichText]
    var isReversed: Bool

    func fraction(of value: Double) -> Double? {
        guard value.isFinite else { return nil }
        let fraction = (value + 0.5) / Double(max(1, labels.count))
        return isReversed ? 1 - fraction : fraction
    }

    /// All names or none: to leave out a name would leave a place without meaning.
    var tickSets: [TickSet] {
        [
            TickSet(
                major: labels.enumerated().compactMap { index, label in
                    fraction(of: Double(index)).map { Tick(fraction: $0, label: label) }
                })
        ]
    }
}
