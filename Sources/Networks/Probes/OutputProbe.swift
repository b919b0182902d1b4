import Tensors

/// The output of a layer, from which quantities are computed. Intermediate results that several quantities share are
/// computed once, on demand.
package final class OutputProbe {
    /// The output.
    package let output: Activation
    /// The threads of the run.
    let workers: WorkerThreads

    init(_ output: Activation, _ workers: WorkerThreads) {
        self.output = output
        self.workers = workers
    }

    /// The moments of each channel.
    private(set) lazy var moments = ChannelMoments(output.sums(workers))

    /// The normalized samples; nil for a single sample, or if one is zero or not finite.
    private(set) lazy var directions: SampleDirections? =
        output.shape.batch > 1 ? SampleDirections(output, workers) : nil

    /// The matrix of cosines between samples. It costs one multiplication per image of the batch for every value of the
    /// output.
    private(set) lazy var cosines: SimilarityMatrix? = directions?.cosines()
}
