import Dispatch
import Foundation

/// Threads that do the same work side by side. Dispatch would start no more of them than the machine has processors.
enum WorkerPool {
    /// Does the work on a number of threads, and returns when all have ended.
    static func run(_ count: Int, _ work: @escaping @Sendable () -> Void) {
        let group = DispatchGroup()
        for index in 0..<count {
            group.enter()
            let thread = Thread {
                work()
                group.leave()
            }
            thread.name = "run \(index)"
            // As much as the main thread has.
            thread.stackSize = 8 << 20
            thread.start()
        }
        group.wait()
    }
}
