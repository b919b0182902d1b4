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

/// One step of a network. It reads values by their index (0 is the network's input) and writes one.
protocol Node: AnyObject {
    var name: String { get }
    /// Indices of the values that the node reads.
    var inputs: [Int] { get }
    var outputShape: ActivationShape { get }
    var parameters: [Parameter] { get }
    var statistics: [RunningStatistic] { get }

    func forward(_ inputs: [Activation], _ output: Activation, _ context: PassContext) throws

    /// Consumes `gradient`, the loss gradient with respect to the output: gives it back to the pool, or returns it as the
    /// gradient of an input after overwriting it. Writes the parameters' gradients. Returns one gradient an input, nil
    /// where `wanted` says that none is needed.
    func backward(
        _ inputs: [Activation], _ output: Activation, gradient: Activation, wanted: [Bool], _ context: PassContext
    ) throws -> [Activation?]
}

extension Node {
    var parameters: [Parameter] { [] }
    var statistics: [RunningStatistic] { [] }
}

/// Watches a pass. It may read everything and change nothing.
package protocol NetworkObserver: AnyObject {
    /// A convolution's output stands.
    func convolution(_ name: String, output: Activation, _ workers: WorkerThreads)
    /// The loss gradient with respect to a convolution's output stands.
    func convolution(_ name: String, gradient: Activation, _ workers: WorkerThreads)
    /// An activation's output (or a block's, after its addition) stands.
    func activation(_ name: String, output: Activation, _ workers: WorkerThreads)
    /// A normalizer divided by sqrt(variance + eps) over some sets; the mean of 1 / (variance + eps) over them. `source`
    /// is the name of the node whose output it normalized.
    func inverseVariance(_ name: String, of source: String, mean: Double)
    /// A residual block is about to add its normalized branch to the stream. `meanSquares` computes the mean square of the
    /// branch over channels, one a sample and position.
    func branch(_ name: String, shape: ActivationShape, meanSquares: () -> [Double])
}

extension NetworkObserver {
    package func branch(_ name: String, shape: ActivationShape, meanSquares: () -> [Double]) {}
}
