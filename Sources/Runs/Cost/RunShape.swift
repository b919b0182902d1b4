import Networks
import Training

/// What runs have in common that take time in the same way: the network without its normalizer, and the work without the
/// number of images.
struct RunShape: Hashable, Sendable {
    /// What is done with each batch.
    enum Pass: Hashable, Sendable {
        case forward
        case gradients
        /// A step of training.
        case step
        /// Products of a dense linear network; it has no images.
        case rank(samples: Int)
    }

    let network: NetworkSpecification
    let pass: Pass

    /// The shape of a run.
    init(_ run: RunSpecification) {
        network = run.network.with(.batchNorm)
        pass =
            switch run.work {
            case .initialization(let work): work.differentiates ? .gradients : .forward
            case .training: .step
            case .denseLinear(let work): .rank(samples: work.samples)
            }
    }

    /// A shape with another normalizer than BatchNorm.
    init(_ normalizer: Normalizer, _ pass: Pass) {
        network = NetworkSpecification(
            architecture: .cnn20, normalizer: normalizer,
            grouping: normalizer.takesGrouping ? .size(Self.groupSize) : nil, widthDivisor: Self.narrow)
        self.pass = pass
    }

    /// The network in which normalizers are timed: narrow, so that convolutions do not hide them.
    private static let narrow = 4
    private static let groupSize = 8

    /// One pass of a batch, as a run that can be timed. Of training it is one step.
    func sample(batch: Int, engine: EngineIdentity) -> RunSpecification {
        let work: RunSpecification.Work =
            switch pass {
            case .forward, .gradients: .initialization(.init(batch: batch, differentiates: pass == .gradients))
            case .step: .training(TrainingConfiguration(batch: batch, epochs: 1, trainingImages: batch, testImages: 0))
            case .rank(let samples): .denseLinear(DenseLinearWork(samples: samples))
            }
        return RunSpecification(network: network, data: .none, seed: 0, work: work, engine: engine)
    }

    /// The batches that are timed: two of them tell what grows with the batch from what does not. The larger is one that
    /// takes a fraction of a second.
    var batches: [Int] {
        if case .rank = pass { return [1] }
        var batch = 64
        while batch > 8, operations(batch: batch) > Self.timedOperations { batch /= 2 }
        return [batch / 4, batch]
    }

    private static let timedOperations = 6e9

    /// The predicted operations of one pass; none if the network cannot be built.
    func operations(batch: Int) -> Double {
        let run = sample(batch: batch, engine: .current(threads: 1))
        return (try? RunCost(run, images: ImageCounts(training: batch, test: 0)).operations) ?? 0
    }
}

extension NetworkSpecification {
    /// The network with another normalizer that takes no groups.
    fileprivate func with(_ normalizer: Normalizer) -> NetworkSpecification {
        var network = self
        network.normalizer = normalizer
        network.grouping = nil
        network.weights = nil
        network.publishedCodeVariances = false
        return network
    }
}
