/// Which of several bars or boxes that stand side by side at one place.
public struct Slot: Hashable, Sendable {
    /// Its number, from 0.
    public var index: Int
    /// How many stand side by side.
    public var count: Int

    /// Creates a slot.
    public init(_ index: Int, of count: Int) {
        self.index = index
        self.count = count
    }

    /// The only one.
    public static let single = Slot(0, of: 1)

    /// The part of its slot that a bar or box fills where there are several.
    private static let filled = 0.86

    /// What the slot covers of a place that is `width` wide.
    func bounds(at place: Double, width: Double) -> (lower: Double, middle: Double, upper: Double) {
        let part = width / Double(count)
        let middle = place - width / 2 + (Double(index) + 0.5) * part
        let half = part / 2 * (count > 1 ? Self.filled : 1)
        return (middle - half, middle, middle + half)
    }

    /// Refuses what cannot be drawn.
    ///
    /// - Throws: ``PlotError/parameter(name:value:expected:)`` for a slot that is none, or a width that is not above 0.
    func check(width: Double, mark: String) throws(PlotError) {
        guard width.isFinite, width > 0 else {
            throw .parameter(name: "width of a \(mark)", value: width, expected: "a number above 0")
        }
        guard count > 0 else {
            throw .parameter(name: "number of \(mark)s side by side", value: Double(count), expected: "1 or more")
        }
        guard (0..<count).contains(index) else {
            throw .parameter(name: "slot of a \(mark)", value: Double(index), expected: "0 to \(count - 1)")
        }
    }
}
