import Tensors

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
