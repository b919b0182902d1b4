/// Aligned float32 memory, initialized with zeros.
///
/// Unchecked: a storage is written by one thread at a time. Only the thread that runs a network uses its storages,
/// apart from worker threads, which write disjoint parts.
package final class AlignedStorage: @unchecked Sendable {
    /// The alignment in bytes, which convolutions ask of all that they read and write.
    static let alignment = 64

    /// The number of values.
    package let count: Int
    /// The number of bytes of the values.
    package var byteCount: Int { count * MemoryLayout<Float>.stride }
    /// A pointer to the first value, valid for the lifetime of the storage.
    package let pointer: UnsafeMutablePointer<Float>

    /// Makes storage for `count` zeros; `count` must not be negative.
    package init(count: Int) {
        precondition(count >= 0, "a storage cannot hold \(count) numbers")
        self.count = count
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.alignment)
        raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        pointer = raw.bindMemory(to: Float.self, capacity: max(count, 1))
    }

    /// Makes storage with a copy of some numbers.
    package convenience init(_ values: some Collection<Float>) {
        self.init(count: values.count)
        for (index, value) in values.enumerated() { pointer[index] = value }
    }

    deinit { UnsafeMutableRawPointer(pointer).deallocate() }

    /// The values, without copying.
    package var values: UnsafeMutableBufferPointer<Float> { .init(start: pointer, count: count) }
    /// A copy of the values.
    package var array: [Float] { Array(values) }

    /// Sets all values to one number.
    package func fill(_ value: Float) { pointer.update(repeating: value, count: count) }
}
