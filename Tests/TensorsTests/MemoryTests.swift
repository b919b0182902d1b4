import Synchronization
import Testing

@testable import Tensors

@Suite struct AlignedStorageTests {
    @Test(arguments: [0, 1, 15, 4097]) func memoryIsAlignedAndZero(_ count: Int) {
        let storage = AlignedStorage(count: count)
        #expect(UInt(bitPattern: storage.pointer) % 64 == 0)
        #expect(storage.array == [Float](repeating: 0, count: count))
        storage.fill(2.5)
        #expect(storage.array == [Float](repeating: 2.5, count: count))
    }

    @Test func holdsWhatItIsMadeFrom() {
        #expect(AlignedStorage([3, -1, .infinity]).array == [3, -1, .infinity])
    }
}

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

@Suite struct WorkerThreadsTests {
    @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 7, 100]) func rangesCoverEverythingOnce(_ threads: Int, _ count: Int) {
        let ranges = Mutex<[Range<Int>]>([])
        WorkerThreads(count: threads).forRanges(count) { range in ranges.withLock { $0.append(range) } }
        let indices = ranges.withLock { $0 }.flatMap { Array($0) }
        #expect(indices.sorted() == Array(0..<count))
        #expect(ranges.withLock { $0.count } <= max(threads, 1))
    }
}
