import Tensors

/// Training mode takes statistics over the batch and updates the running ones; evaluation mode uses the running ones.
package enum Mode: Sendable { case training, evaluation }

/// What a pass through a network needs beside its values.
package final class PassContext {
    package let workers: WorkerThreads
    let pool: ActivationPool
    /// Shared by all convolutions of a network.
    let scratch: AlignedStorage
    var mode = Mode.training
    var observer: (any NetworkObserver)?

    init(workers: WorkerThreads, pool: ActivationPool, scratch: AlignedStorage) {
        self.workers = workers
        self.pool = pool
        self.scratch = scratch
    }
}
