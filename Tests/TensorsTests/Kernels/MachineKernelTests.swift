import CKernels
import Testing

@testable import Tensors

/// What the limits of the machine are measured with.
@Suite struct MachineKernelTests {
    @Test func burstsDoWhatTheyCount() {
        for (width, burst) in [(4, nk_multiply_adds_4), (8, nk_multiply_adds_8), (16, nk_multiply_adds_16)] {
            for rounds in [0, 1, 7] {
                var results = [Float](repeating: .nan, count: 10)
                #expect(burst(rounds, [0.5, 3], &results) == Double(2 * width * 10 * rounds), "\(width) x \(rounds)")
                let expected = (0..<10).map { first in
                    (0..<rounds).reduce(Float(3 * first)) { sum, _ in sum * 0.5 + 3 }
                }
                #expect(results == expected, "\(width) x \(rounds)")
            }
        }
    }

    @Test func theFloorIsTheLongerOfTwo() {
        let limits = MachineLimits(operationsPerSecond: 100, bytesPerSecond: 10)
        #expect(limits.floor(operations: 200, bytes: 10) == 2)
        #expect(limits.floor(operations: 200, bytes: 50) == 5)
        #expect(limits.floor(operations: 0, bytes: 0) == 0)
    }

    @Test func limitsAreMeasured() {
        let limits = MachineLimits.measured(WorkerThreads(count: 2))
        #expect(limits.operationsPerSecond.isFinite && limits.operationsPerSecond > 0)
        #expect(limits.bytesPerSecond.isFinite && limits.bytesPerSecond > 0)
    }
}
