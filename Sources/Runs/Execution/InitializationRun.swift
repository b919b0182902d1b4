import Networks
import Tensors
import Training

/// Computes runs at initialization: one batch through a network. It keeps the network and reuses it for the next seed.
///
/// A runner must be used on one thread only.
final class InitializationRunner {
    private let data: DataSet
    private let workers: WorkerThreads
    private let makeNetwork: NetworkMaker
    private var last: (key: Key, network: Network)?

    private struct Key: Hashable {
        let network: NetworkSpecification
        let work: InitializationWork
    }

    typealias NetworkMaker = (NetworkSpecification, ActivationShape, ExecutionOptions) throws -> Network

    /// - Parameter makeNetwork: builds the network; tests replace it to inject faults.
    init(
        data: DataSet, threads: Int,
        makeNetwork: @escaping NetworkMaker = { try Network.make($0, input: $1, options: $2) }
    ) {
        self.data = data
        self.makeNetwork = makeNetwork
        workers = WorkerThreads(count: threads)
    }

    func run(_ specification: RunSpecification, _ work: InitializationWork) throws -> RunRecord {
        let key = Key(network: specification.network, work: work.withFirstImages)
        let shape = ActivationShape(
            batch: work.batch, channels: ImageSet.channelCount, height: ImageSet.side, width: ImageSet.side)
        if last?.key != key {
            last = nil
            last = (
                key,
                try makeNetwork(
                    specification.network, shape,
                    ExecutionOptions(isDifferentiable: work.differentiates, workers: workers))
            )
        }
        let network = last!.network
        network.initialize(seed: specification.seed)
        let batch = try data.training.batch(
            count: work.batch, seed: specification.seed, skipping: work.skippedImages ?? 0)
        let recorder = PassRecorder(measuring: Quantity.builtIn + work.quantities, measuresBranches: true)
        let (loss, _) = try network.forward(
            Activation(shape: shape, planar: batch.images), labels: batch.labels, mode: .training,
            keepsValues: work.differentiates, observer: recorder)
        if work.differentiates { try network.backward(labels: batch.labels) }
        return RunRecord(
            loss: loss.isFinite ? loss : nil, layers: recorder.layers, branchEvenness: recorder.branchEvenness)
    }
}
