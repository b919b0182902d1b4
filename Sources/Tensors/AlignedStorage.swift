/// Float32 memory on a 64-byte boundary, zero at the start.
///
/// Unchecked: a storage is written by one thread at a time. A network and all its storages belong to the thread that
/// runs it; worker threads write disjoint parts.
package final class AlignedStorage: @unchecked Sendable {
    /// Numbers held.
    package let count: Int
    /// The first of them; valid as long as the storage lives.
    package let pointer: UnsafeMutablePointer<Float>

    /// `count` zeros; it must not be negative.
    package init(count: Int) {
        precondition(count >= 0, "a storage cannot hold \(count) numbers")
        self.count = count
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        pointer = raw.bindMemory(to: Float.self, capacity: max(count, 1))
    }

    /// A copy of some numbers.
    package convenience init(_ values: some Collection<Float>) {
        self.init(count: values.count)
        for (index, value) in values.enumerated() { pointer[index] = value }
    }

    deinit { UnsafeMutableRawPointer(pointer).deallocate() }

    /// The numbers in place.
    package var values: UnsafeMutableBufferPointer<Float> { .init(start: pointer, count: count) }
    /// A copy of the numbers.
    package var array: [Float] { Array(values) }

    /// Writes one value everywhere.
    package func fill(_ value: Float) { pointer.update(repeating: value, count: count) }
}
