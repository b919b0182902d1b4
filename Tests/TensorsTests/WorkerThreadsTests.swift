import Synchronization
import Testing

@testable import Tensors

@Suite struct WorkerThreadsTests {
    @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 7, 100]) func rangesCoverEverythingOnce(_ threads: Int, _ count: Int) {
        let ranges = Mutex<[Range<Int>]>([])
        WorkerThreads(count: threads).forRanges(count) { range in ranges.withLock { $0.append(range) } }
        let indices = ranges.withLock { $0 }.flatMap { Array($0) }
        #expect(indices.sorted() == Array(0..<count))
        #expect(ranges.withLock { $0.count } <= max(threads, 1))
    }
}
