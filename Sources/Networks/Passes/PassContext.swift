import Tensors

/// Whether normalizers use the statistics of the batch, which update the running ones, or the running statistics.
package enum Mode: Sendable { case training, evaluation }

/// The resources that a pass through a network needs besides its values.
package final class PassContext {
    /// The threads of the run.
    let workers: WorkerThreads
    /// Memory that nodes take and give back.
    package let pool: ActivationPool
    /// Scratch memory, shared by all convolutions of a network.
    let scratch: AlignedStorage
    /// Training or evaluation.
    var mode = Mode.training
    /// Whether somebody reads the sums of an operator's output, or of squares of the gradient that it returns, right
    /// after it. An operator may take them along while it has the values at hand.
    var wantsSums = false
    var observer: (any NetworkObserver)?
    var meter: WorkMeter?

    init(workers: WorkerThreads, pool: ActivationPool, scratch: AlignedStorage) {
        self.workers = workers
        self.pool = pool
        self.scratch = scratch
    }
}
