/// A mapping from values to positions along an axis, before the data are known.
public protocol Scale: Sendable {
    /// The scale with a domain that holds the data (or the one that it was given).
    ///
    /// - Throws: ``PlotError/domain(scale:lower:upper:)`` for a domain that the scale cannot show.
    func fitted(to extent: ValueExtent) throws(PlotError) -> any FittedScale

    /// The keys of the series that the scale's places are named after, in order; empty for scales without.
    var placeKeys: [String] { get }

    /// The scale with other names for places that are named after series, and without the places of some.
    func naming(_ label: (String) -> RichText?, hiding hidden: Set<String>) -> any Scale
}

extension Scale {
    /// No places.
    public var placeKeys: [String] { [] }
    /// The scale itself.
    public func naming(_ label: (String) -> RichText?, hiding hidden: Set<String>) -> any Scale { self }
}

/// A scale with a domain.
public protocol FittedScale: Sendable {
    /// The position of a value: 0 at the start of the axis, 1 at its end, and beyond these outside the domain; `nil`
    /// for values without a position, such as NaN, or negative values on a logarithmic axis.
    func fraction(of value: Double) -> Double?

    /// Sets of ticks from the densest that may be used to the sparsest.
    var tickSets: [TickSet] { get }

    /// Whether exact zeros are drawn apart, below the smallest power shown.
    var marksZero: Bool { get }

    /// Whether a value's place is left out on purpose.
    func hides(_ value: Double) -> Bool
}

extension FittedScale {
    /// No scale but the logarithmic ones sets zero apart.
    public var marksZero: Bool { false }
    /// No scale but that of names leaves places out.
    public func hides(_ value: Double) -> Bool { false }
}

/// A position on an axis with its label.
public struct Tick: Hashable, Sendable {
    /// Where, 0 to 1.
    public var fraction: Double
    /// What is written.
    public var label: RichText

    /// Creates a tick.
    public init(fraction: Double, label: RichText) {
        self.fraction = fraction
        self.label = label
    }
}

/// Labelled ticks and the unlabelled ones between them.
public struct TickSet: Hashable, Sendable {
    /// Ticks with labels.
    public var major: [Tick]
    /// Places of ticks without.
    public var minor: [Double]

    /// Creates a set.
    public init(major: [Tick], minor: [Double] = []) {
        self.major = major
        self.minor = minor
    }
}

/// The properties of the data that scales depend on.
public struct ValueExtent: Hashable, Sendable {
    /// The smallest and largest finite values; `nil` while there are none.
    public private(set) var range: ClosedRange<Double>?
    /// The smallest and largest finite positive values; `nil` while there are none.
    public private(set) var positiveRange: ClosedRange<Double>?
    /// Whether an exact zero occurs.
    public private(set) var containsZero = false
    /// The values on which bars and areas stand.
    private var baselines: Set<Double> = []

    /// Creates an extent of nothing.
    public init() {}

    /// Creates the extent of values.
    public init(_ values: some Sequence<Double>) { include(values) }

    /// Widens the extent by a value; NaN and infinities are ignored.
    public mutating func include(_ value: Double) {
        guard value.isFinite else { return }
        range = Self.widened(range, value)
        if value > 0 { positiveRange = Self.widened(positiveRange, value) }
        if value == 0 { containsZero = true }
    }

    /// Widens the extent by values.
    public mutating func include(_ values: some Sequence<Double>) {
        for value in values { include(value) }
    }

    /// Widens the extent by the values of a bound, whose zeros and negatives say nothing about the data.
    public mutating func includeBounds(_ values: some Sequence<Double>) {
        for value in values where value.isFinite {
            if value > 0 { positiveRange = Self.widened(positiveRange, value) }
            range = Self.widened(range, value)
        }
    }

    /// Widens the extent by a value on which bars or areas stand: where no data lie beyond, a linear axis ends there.
    public mutating func includeBaseline(_ value: Double) {
        guard value.isFinite else { return }
        includeBounds([value])
        baselines.insert(value)
    }

    /// Whether bars or areas stand on a value.
    func isBaseline(_ value: Double) -> Bool { baselines.contains(value) }

    /// Widens the extent by another.
    public mutating func include(_ other: ValueExtent) {
        if let range = other.range {
            self.range = Self.widened(Self.widened(self.range, range.lowerBound), range.upperBound)
        }
        if let positive = other.positiveRange {
            positiveRange = Self.widened(Self.widened(positiveRange, positive.lowerBound), positive.upperBound)
        }
        containsZero = containsZero || other.containsZero
        baselines.formUnion(other.baselines)
    }

    private static func widened(_ range: ClosedRange<Double>?, _ value: Double) -> ClosedRange<Double> {
        guard let range else { return value...value }
        return min(range.lowerBound, value)...max(range.upperBound, value)
    }
}
