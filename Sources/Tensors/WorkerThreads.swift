import Dispatch

/// The number of threads that one run may use, in oneDNN and in this package's own loops.
package struct WorkerThreads: Sendable {
    /// The number of threads, at least 1.
    let count: Int

    /// Makes the setting and applies it to oneDNN on the calling thread, which must be the one that runs the network.
    package init(count: Int) {
        precondition(count > 0, "a run needs at least one thread")
        self.count = count
        ConvolutionEngine.setThreads(count)
    }

    /// Calls `body` for ranges that cover 0..<count. Every range writes its own part, so that the result does not
    /// depend on the number of threads.
    package func forRanges(_ count: Int, _ body: (Range<Int>) -> Void) {
        guard self.count > 1, count > 1 else { return body(0..<count) }
        let parts = min(self.count, count)
        // The call returns only after every part has run, and parts write disjoint memory, so the captured state is
        // shared no longer and no more widely than the caller intends.
        nonisolated(unsafe) let body = body
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            body(count * part / parts..<count * (part + 1) / parts)
        }
    }
}
