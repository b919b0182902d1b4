@testable import Findings

/// The table from which the sample documents take every number, and which a test replaces as a whole.
struct Measurements {
    private let transform: @Sendable (Double) -> Double

    /// The plausible values of a run.
    static let original = Measurements { $0 }

    /// Every value another one.
    static let replaced = Measurements { 1.37 * $0 + 0.0521 }

    init(_ transform: @escaping @Sendable (Double) -> Double) { self.transform = transform }

    /// A measured value.
    func callAsFunction(_ value: Double) -> Double { transform(value) }

    /// A count, another one where the table is replaced.
    func count(_ value: Int) -> Int { value + (transform(1) == 1 ? 0 : 7) }
}
