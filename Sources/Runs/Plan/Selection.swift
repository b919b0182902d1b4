import Networks

/// What an experiment measures of one network: the same work for several seeds. A selection is declared once; the plan
/// follows from it, and analysis finds what was measured under it.
package enum Selection: Hashable, Sendable {
    case initialization(InitializationSelection)
    case training(TrainingSelection)
    case denseLinear(DenseLinearSelection)

    /// The runs, one per seed, in the order of the seeds.
    package func specifications(data: DataIdentity, engine: EngineIdentity) -> [RunSpecification] {
        switch self {
        case .initialization(let selection):
            selection.seeds.map { seed in
                RunSpecification(
                    network: selection.network, data: data, seed: seed,
                    work: .initialization(
                        InitializationWork(
                            batch: selection.batch, differentiates: selection.differentiates,
                            quantities: selection.quantities, skippedImages: selection.skippedImages)),
                    engine: engine)
            }
        case .training(let selection):
            selection.setting.seeds.map { seed in
                RunSpecification(
                    network: selection.network, data: data, seed: seed,
                    work: .training(selection.setting.configuration), engine: engine)
            }
        case .denseLinear(let selection):
            selection.seeds.map { seed in
                RunSpecification(
                    network: selection.network, data: .none, seed: seed,
                    work: .denseLinear(DenseLinearWork(samples: selection.samples)), engine: engine)
            }
        }
    }
}

/// One pass of a batch through a network at initialization, for each of some seeds.
package struct InitializationSelection: Hashable, Sendable {
    /// The network.
    package let network: NetworkSpecification
    /// Images in the batch.
    package let batch: Int
    /// Whether gradients are measured too.
    let differentiates: Bool
    /// Seeds of weights and batch.
    package let seeds: [UInt64]
    /// Quantities that are measured beside the program's own.
    let quantities: [Quantity]
    /// How many of a seed's images come before the batch; see ``BatchCut``.
    let skippedImages: Int

    /// A selection.
    package init(
        network: NetworkSpecification, batch: Int, differentiates: Bool, seeds: [UInt64], quantities: [Quantity] = [],
        skippedImages: Int = 0
    ) {
        self.quantities = quantities
        self.network = network
        self.batch = batch
        self.skippedImages = skippedImages
        self.differentiates = differentiates
        self.seeds = seeds
    }

    /// Images that the data set must have: those of the batch, and those that come before it.
    package var imageCount: Int { skippedImages + batch }
}

/// A network in training, for each of its setting's seeds.
package struct TrainingSelection: Hashable, Sendable {
    /// The network.
    package let network: NetworkSpecification
    /// How it is trained, and with which seeds.
    package let setting: TrainingSetting

    /// A selection.
    package init(network: NetworkSpecification, setting: TrainingSetting) {
        self.network = network
        self.setting = setting
    }
}
