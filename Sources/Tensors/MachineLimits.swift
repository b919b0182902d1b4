import CKernels
import Dispatch

/// What the processors and the memory of a machine can do at most, as measured.
package struct MachineLimits: Codable, Sendable, Equatable {
    /// Floating-point operations per second of nothing but float32 multiply-adds in registers, two per multiply-add.
    package let operationsPerSecond: Double
    /// Bytes per second of y = a x + s over arrays that no cache holds, with two reads and one write per number.
    package let bytesPerSecond: Double

    /// Measures the limits of some threads, which takes about a second. Each is the best of several repetitions.
    package static func measured(_ workers: WorkerThreads) -> MachineLimits {
        MachineLimits(operationsPerSecond: multiplyAdds(workers), bytesPerSecond: streaming(workers))
    }

    /// The shortest time that some work takes: the longer of its operations and its bytes.
    package func floor(operations: Double, bytes: Double) -> Double {
        max(operations / operationsPerSecond, bytes / bytesPerSecond)
    }

    private static func multiplyAdds(_ workers: WorkerThreads) -> Double {
        [nk_multiply_adds_4, nk_multiply_adds_8, nk_multiply_adds_16].map { burst in
            best(of: 5) {
                let counts = [Double](unsafeUninitializedCapacity: workers.count) { buffer, count in
                    let out = buffer.baseAddress!
                    workers.forRanges(workers.count) { range in
                        var results = [Float](repeating: 0, count: 10)
                        for part in range { out[part] = burst(1_000_000, [0.5, 1], &results) }
                    }
                    count = workers.count
                }
                return counts.reduce(0, +)
            }
        }.max() ?? 0
    }

    private static func streaming(_ workers: WorkerThreads) -> Double {
        // Three arrays of 48 MB.
        let count = 12 << 20
        let arrays = (0..<3).map { _ in AlignedStorage(count: count) }
        let (r, s, y) = (arrays[0].pointer, arrays[1].pointer, arrays[2].pointer)
        return best(of: 5) {
            workers.forRanges(count) { range in
                let start = range.lowerBound
                nk_scaled_add(range.count, 0.5, r + start, s + start, y + start)
            }
            return Double(arrays.count * count * MemoryLayout<Float>.stride)
        }
    }

    /// The highest rate of some repetitions of work that says how much it did.
    private static func best(of repetitions: Int, _ work: () -> Double) -> Double {
        (0..<repetitions).map { _ in
            let start = DispatchTime.now().uptimeNanoseconds
            let amount = work()
            return amount / (Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9)
        }.max() ?? 0
    }
}
