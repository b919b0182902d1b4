import Dispatch
import Synchronization
import Testing

@testable import Runs
@testable import TestSupport

/// How many runs may go on at once: as many as fit into memory, the dearest first.
@Suite struct WorkQueueTests {
    /// Networks of three costs, the dearest in time the largest in memory.
    private static let plan = [2, 8, 4].map { batch in
        TestRuns.specification(TestRuns.network(), batch: batch, differentiates: true)
    }
    private static func bytes(batch: Int) throws -> Double {
        try RunCost(
            plan.first { $0.work == .initialization(.init(batch: batch, differentiates: true)) }!,
            images: TestRuns.images
        ).bytes
    }

    private func queue(_ available: Double) -> WorkQueue {
        WorkQueue(
            Self.plan, images: TestRuns.images, memory: MemoryBounds(limit: 1e12, available: available), jobs: 2,
            counter: ProgressCounter(Self.plan, time: { _ in 1 }, report: { _ in }))
    }

    private func batch(_ unit: WorkUnit?) -> Int? {
        guard case .initialization(let work) = unit?.specifications[0].work else { return nil }
        return work.batch
    }

    @Test func theDearestComesFirstAndAllFitWhereMemoryIsAmple() {
        let queue = self.queue(1e12)
        #expect((0..<3).map { _ in batch(queue.next()) } == [8, 4, 2])
        #expect(queue.next() == nil)
    }

    /// Beside the largest there is room for the smallest only: the middle one is passed over until the largest has ended.
    @Test func noMoreAreHandedOutThanFit() throws {
        let (small, large) = (try Self.bytes(batch: 2), try Self.bytes(batch: 8))
        #expect(try Self.bytes(batch: 4) > small)
        let queue = self.queue(large + small)
        let first = try #require(queue.next())
        #expect(batch(first) == 8)
        #expect(batch(queue.next()) == 2)

        let third = Mutex<Int?>(nil)
        let ended = DispatchSemaphore(value: 0)
        DispatchQueue.global().async {
            let unit = queue.next()
            third.withLock { $0 = batch(unit) }
            ended.signal()
        }
        #expect(ended.wait(timeout: .now() + 0.2) == .timedOut, "a run was handed out that does not fit")
        queue.release(first)
        #expect(ended.wait(timeout: .now() + 60) == .success)
        #expect(third.withLock { $0 } == 4)
    }
}
