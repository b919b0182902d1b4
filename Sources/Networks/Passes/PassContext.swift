import Tensors

/// Training mode takes statistics over the batch and updates the running ones; evaluation mode uses the running ones.
package enum Mode: Sendable { case training, evaluation }

/// What a pass through a network needs beside its values.
package final class PassContext {
    /// The threads of the run.
    package let workers: WorkerThreads
    /// Memory that nodes take and give back.
    package let pool: ActivationPool
    /// Shared by all convolutions of a network.
    let scratch: AlignedStorage
    /// Training or evaluation.
    package internal(set) var mode = Mode.training
    var observer: (any NetworkObserver)?

    init(workers: WorkerThreads, pool: ActivationPool, scratch: AlignedStorage) {
        self.workers = workers
        self.pool = pool
        self.scratch = scratch
    }
}
