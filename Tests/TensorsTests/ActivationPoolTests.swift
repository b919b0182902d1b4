import Testing

@testable import Tensors

@Suite struct ActivationPoolTests {
    private static let shape = ActivationShape(batch: 2, channels: 3, height: 4, width: 5)

    @Test func releasedMemoryIsTakenAgain() {
        let pool = ActivationPool()
        let first = pool.take(Self.shape)
        let second = pool.take(Self.shape)
        #expect(first.storage !== second.storage)
        let bytes = pool.allocatedBytes
        #expect(bytes == 2 * Self.shape.count * MemoryLayout<Float>.stride)
        let storage = first.storage
        pool.release(first)
        // As many numbers in another shape.
        let other = ActivationShape(batch: 2, channels: 3, height: 5, width: 4)
        #expect(pool.take(other).storage === storage)
        #expect(pool.allocatedBytes == bytes)
        _ = pool.take(ActivationShape(batch: 1, channels: 3, height: 4, width: 5))
        #expect(pool.allocatedBytes == bytes + bytes / 4)
    }
}
