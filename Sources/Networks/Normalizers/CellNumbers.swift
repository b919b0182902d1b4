/// Numbers in double precision that start at zero, and that several threads may write, each its own.
final class CellNumbers {
    let pointer: UnsafeMutablePointer<Double>
    let count: Int

    init(count: Int) {
        self.count = count
        pointer = .allocate(capacity: count)
        pointer.initialize(repeating: 0, count: count)
    }

    deinit { pointer.deallocate() }

    /// The sum, in the order of the numbers.
    var total: Double { UnsafeBufferPointer(start: pointer, count: count).reduce(0, +) }
}
