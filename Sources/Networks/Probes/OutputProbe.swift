import Tensors

/// A layer's output under a probe. What several quantities need is computed once, where one asks for it.
package final class OutputProbe {
    /// The output.
    package let output: Activation
    /// The threads of the run.
    package let workers: WorkerThreads

    init(_ output: Activation, _ workers: WorkerThreads) {
        self.output = output
        self.workers = workers
    }

    /// Sums over the planes of each channel.
    private(set) lazy var moments = ChannelMoments(output.sums(workers))

    /// The samples' directions; nil for a single sample, or one that is zero or not finite.
    private(set) lazy var directions: SampleDirections? =
        output.shape.batch > 1 ? SampleDirections(output, workers) : nil

    /// The matrix of cosines, which costs the batch's size in multiplications for every number of the output.
    private(set) lazy var cosines: SimilarityMatrix? = directions?.cosines()
}
