import Tensors

/// Watches a pass. It may read everything and change nothing.
package protocol NetworkObserver: AnyObject {
    /// A convolution's output stands.
    func convolution(_ layer: Layer, output: Activation, _ workers: WorkerThreads)
    /// The loss gradient with respect to a convolution's output stands.
    func convolution(_ layer: Layer, gradient: Activation, _ workers: WorkerThreads)
    /// An activation's output (or a block's, after its addition) stands.
    func activation(_ layer: Layer, output: Activation, _ workers: WorkerThreads)
    /// A normalizer divided by sqrt(variance + eps) over some sets; the mean of 1 / (variance + eps) over them. `source`
    /// is the layer whose output it normalized.
    func inverseVariance(of source: Layer, mean: Double)
    /// Whether it wants to be told of removed shares of gradients, which takes another tensor and a pass over it.
    var measuresRemovedGradientShares: Bool { get }
    /// A normalizer's backward pass removed a share of the squared gradient; nil if that is undefined. `source` is the
    /// layer whose output it normalized.
    func removedGradientShare(of source: Layer, _ share: Double?)
    /// A residual block adds its branch to what its shortcut hands on. The block's own output, behind the rectifier or
    /// the normalizer that may follow the addition, comes later.
    func addition(_ layer: Layer, _ addition: BlockAddition, _ workers: WorkerThreads)
}

extension NetworkObserver {
    /// No.
    package var measuresRemovedGradientShares: Bool { false }
    /// Nothing of a share.
    package func removedGradientShare(of source: Layer, _ share: Double?) {}
    /// Nothing of an addition.
    package func addition(_ layer: Layer, _ addition: BlockAddition, _ workers: WorkerThreads) {}
}
