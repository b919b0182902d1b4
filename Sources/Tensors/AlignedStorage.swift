/// Float32 memory on a 64-byte boundary, zero at the start.
///
/// Unchecked: a storage is written by one thread at a time. A network and all its storages belong to the thread that
/// runs it; worker threads write disjoint parts.
package final class AlignedStorage: @unchecked Sendable {
    package let count: Int
    package let pointer: UnsafeMutablePointer<Float>

    package init(count: Int) {
        precondition(count >= 0, "a storage cannot hold \(count) numbers")
        self.count = count
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        pointer = raw.bindMemory(to: Float.self, capacity: max(count, 1))
    }

    package convenience init(_ values: some Collection<Float>) {
        self.init(count: values.count)
        for (index, value) in values.enumerated() { pointer[index] = value }
    }

    deinit { UnsafeMutableRawPointer(pointer).deallocate() }

    package var values: UnsafeMutableBufferPointer<Float> { .init(start: pointer, count: count) }
    package var array: [Float] { Array(values) }

    package func fill(_ value: Float) { pointer.update(repeating: value, count: count) }
}
