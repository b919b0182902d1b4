import Networks
import Tensors
import Training

/// Runs one batch through a network at initialization. It keeps the network for the next seed of the same one.
///
/// It belongs to one thread.
final class InitializationRunner {
    private let data: DataSet
    private let workers: WorkerThreads
    private var last: (key: Key, network: Network)?

    private struct Key: Hashable {
        let network: NetworkSpecification
        let work: InitializationWork
    }

    init(data: DataSet, threads: Int) {
        self.data = data
        workers = WorkerThreads(count: threads)
    }

    func run(_ specification: RunSpecification, _ work: InitializationWork) throws -> RunRecord {
        let key = Key(network: specification.network, work: work)
        let shape = ActivationShape(
            batch: work.batch, channels: ImageSet.channelCount, height: ImageSet.side, width: ImageSet.side)
        if last?.key != key {
            last = nil
            last = (
                key,
                try Network.make(
                    specification.network, input: shape,
                    options: ExecutionOptions(isDifferentiable: work.differentiates, workers: workers))
            )
        }
        let network = last!.network
        network.initialize(seed: specification.seed)
        let batch = try data.training.batch(count: work.batch, seed: specification.seed)
        let recorder = PassRecorder()
        let (loss, _) = try network.forward(
            Activation(shape: shape, planar: batch.images), labels: batch.labels, mode: .training,
            keepsValues: work.differentiates, observer: recorder)
        if work.differentiates { try network.backward(labels: batch.labels) }
        return RunRecord(loss: loss.isFinite ? loss : nil, layers: recorder.layers)
    }
}
