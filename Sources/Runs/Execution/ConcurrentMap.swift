import Dispatch
import Foundation

extension Array where Element: Sendable {
    /// The results of a transformation of each element, in the elements' order; several are computed at a time.
    package func concurrentMap<Value: Sendable>(_ transform: @Sendable (Element) -> Value) -> [Value] {
        let results = Collected<Value>(count: count)
        DispatchQueue.concurrentPerform(iterations: count) { results.set($0, transform(self[$0])) }
        return results.values
    }
}

/// Results that several threads write, each to its own place.
///
/// Unchecked: the lock guards the values.
private final class Collected<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var slots: [Value?]

    /// Makes room for a number of results.
    init(count: Int) { slots = Array(repeating: nil, count: count) }

    /// Stores a result in its place.
    func set(_ index: Int, _ value: Value) { lock.withLock { slots[index] = value } }

    /// The results, in order.
    var values: [Value] { lock.withLock { slots.compactMap { $0 } } }
}
