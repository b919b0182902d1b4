/// Named places of equal width. Marks name the first one 0, the next 1, and so on.
public struct CategoricalScale: Scale {
    /// The names, in order.
    public var labels: [RichText]
    /// The keys of the series that the places are named after, as many as there are places; empty where they are named after
    /// something else.
    public var placeKeys: [String]
    /// Places that are left out; marks keep their numbers.
    public private(set) var hiddenPlaces: Set<Int> = []
    /// Whether the first place is at the axis's end (for rows that read from the top).
    public var isReversed: Bool

    /// Creates a scale.
    ///
    /// - Precondition: there are as many keys as labels, or none.
    public init(_ labels: [RichText], keys: [String] = [], isReversed: Bool = false) {
        precondition(keys.isEmpty || keys.count == labels.count, "a scale needs a key for each of its places, or none")
        self.labels = labels
        placeKeys = keys
        self.isReversed = isReversed
    }

    /// The scale; its domain does not depend on the data.
    public func fitted(to extent: ValueExtent) throws(PlotError) -> any FittedScale {
        FittedCategoricalScale(labels: labels, hiddenPlaces: hiddenPlaces, isReversed: isReversed)
    }

    /// The scale with the names of series, and without the places of those that are hidden.
    public func naming(_ label: (String) -> RichText?, hiding hidden: Set<String>) -> any Scale {
        var scale = self
        for (place, key) in placeKeys.enumerated() {
            if let label = label(key) { scale.labels[place] = label }
            if hidden.contains(key) { scale.hiddenPlaces.insert(place) }
        }
        return scale
    }
}

/// A categorical scale.
struct FittedCategoricalScale: FittedScale {
    var labels: [RichText]
    var hiddenPlaces: Set<Int>
    var isReversed: Bool

    func fraction(of value: Double) -> Double? {
        guard value.isFinite, !hides(value) else { return nil }
        let before = hiddenPlaces.count { Double($0) < value }
        let fraction = (value - Double(before) + 0.5) / Double(max(1, labels.count - hiddenPlaces.count))
        return isReversed ? 1 - fraction : fraction
    }

    func hides(_ value: Double) -> Bool {
        !hiddenPlaces.isEmpty && value.isFinite && hiddenPlaces.contains(Int(value.rounded()))
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
