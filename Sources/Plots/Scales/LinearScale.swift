/// Equal differences take equal room.
public struct LinearScale: Scale {
    /// The fixed domain; `nil` to fit the data.
    public var domain: ClosedRange<Double>?
    /// Whether a fitted domain reaches to zero.
    public var includesZero: Bool
    /// The room left on both sides of the data, as a part of their span.
    public var padding: Double
    /// Whether only whole numbers are labelled, as for layers.
    public var hasIntegerTicks: Bool

    /// Creates a linear scale.
    public init(
        domain: ClosedRange<Double>? = nil, includesZero: Bool = false, padding: Double = 0.04,
        hasIntegerTicks: Bool = false
    ) {
        self.domain = domain
        self.includesZero = includesZero
        self.padding = padding
        self.hasIntegerTicks = hasIntegerTicks
    }

    /// The scale with its domain.
    public func fitted(to extent: ValueExtent) throws(PlotError) -> any FittedScale {
        if let domain {
            guard domain.lowerBound.isFinite, domain.upperBound.isFinite, domain.lowerBound < domain.upperBound else {
                throw .domain(scale: "linear", lower: domain.lowerBound, upper: domain.upperBound)
            }
            return FittedLinearScale(domain: domain, hasIntegerTicks: hasIntegerTicks)
        }
        return FittedLinearScale(domain: fittedDomain(extent), hasIntegerTicks: hasIntegerTicks)
    }

    private func fittedDomain(_ extent: ValueExtent) -> ClosedRange<Double> {
        guard var range = extent.range else { return 0...1 }
        if includesZero { range = min(0, range.lowerBound)...max(0, range.upperBound) }
        let half = range.upperBound / 2 - range.lowerBound / 2
        // A span below the precision of its bounds would give ticks that cannot be distinguished.
        let precision = max(abs(range.lowerBound), abs(range.upperBound)) * 1e-11
        let widened = range.lowerBound == 0 && range.upperBound == 0 ? 0.5 : abs(range.lowerBound) * 0.1 + precision
        let largest = Double.greatestFiniteMagnitude / 4
        let room = min(half > precision ? 2 * padding * half : widened, largest)
        // Zero, and what bars stand on, as the end of the data stays the end of the axis.
        func isEnd(_ value: Double) -> Bool { includesZero && value == 0 || extent.isBaseline(value) }
        let lower = isEnd(range.lowerBound) ? range.lowerBound : max(range.lowerBound - room, -2 * largest)
        let upper = isEnd(range.upperBound) ? range.upperBound : min(range.upperBound + room, 2 * largest)
        return lower < upper ? lower...upper : 0...1
    }
}

/// A linear scale with its domain.
struct FittedLinearScale: FittedScale {
    var domain: ClosedRange<Double>
    var hasIntegerTicks = false

    func fraction(of value: Double) -> Double? {
        guard value.isFinite else { return nil }
        // Halves, so that the largest doubles do not overflow.
        let span = domain.upperBound / 2 - domain.lowerBound / 2
        return (value / 2 - domain.lowerBound / 2) / span
    }

    var tickSets: [TickSet] {
        var lists = NiceSteps.lists(in: domain, integers: hasIntegerTicks)
        if lists.isEmpty { lists = NiceSteps.lists(in: domain) }
        return lists.map { step, values in
            let labels = TickLabels.linear(values, step: step)
            return TickSet(
                major: zip(values, labels).compactMap { value, label in
                    fraction(of: value).map { Tick(fraction: $0, label: label) }
                })
        }
    }
}
