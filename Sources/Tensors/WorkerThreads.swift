import Dispatch

/// How many threads one run may use, for oneDNN and for the project's own loops.
package struct WorkerThreads: Sendable {
    /// At least 1.
    package let count: Int

    /// Sets oneDNN's number of threads for the calling thread, which must be the one that runs the network.
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
        // The call returns when every part has run, and parts write disjoint memory: what the closure captures is shared
        // no longer and no further than the caller allows.
        nonisolated(unsafe) let body = body
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            body(count * part / parts..<count * (part + 1) / parts)
        }
    }
}
