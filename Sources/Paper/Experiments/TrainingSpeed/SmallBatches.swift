import Findings
import Networks
import Runs

/// InstanceNorm and BatchNorm in the two plain networks, in batches of 16 at two rates and as they are trained otherwise.
struct SmallBatchSelections {
    /// How a network is trained.
    enum Training: CaseIterable {
        case standard
        /// A small batch at the published code's rate, which is larger for a smaller batch.
        case published
        /// A small batch at a rate in proportion to it.
        case linear
    }

    /// The small batch.
    static let batch = 16
    /// From the shallower network to the deeper one.
    static let networks = [TrainedArchitecture(.cnn10), TrainedArchitecture(.cnn20)]

    /// By training, then by network: InstanceNorm and BatchNorm.
    let selections: [Training: [(instanceNorm: TrainingSelection, batchNorm: TrainingSelection)]]

    init(_ context: PlanContext) {
        selections = Dictionary(
            uniqueKeysWithValues: Training.allCases.map { training in
                (
                    training,
                    Self.networks.map { trained in
                        let variation: TrainingVariation? =
                            switch training {
                            case .standard: nil
                            case .published: .publishedRate(batch: Self.batch, Self.networks)
                            case .linear: .batch(Self.batch, Self.networks)
                            }
                        let setting = context.setting(trained, variation)
                        func selection(_ normalizer: Normalizer) -> TrainingSelection {
                            TrainingSelection(
                                network: context.trainedNetwork(trained, normalizer), setting: setting)
                        }
                        return (selection(.instanceNorm), selection(.batchNorm))
                    }
                )
            })
    }

    var all: [Selection] {
        Training.allCases.flatMap { selections[$0]! }.flatMap {
            [.training($0.instanceNorm), .training($0.batchNorm)]
        }
    }
}

/// What became of them.
struct SmallBatches {
    /// By training, then by network.
    let ensembles: [SmallBatchSelections.Training: [(instanceNorm: TrainingEnsemble, batchNorm: TrainingEnsemble)]]

    init(_ selected: SmallBatchSelections, _ measured: Measurements) {
        ensembles = selected.selections.mapValues { pairs in
            pairs.map { (measured[$0.instanceNorm], measured[$0.batchNorm]) }
        }
    }

    /// In how many seeds InstanceNorm diverges, or ends below half of BatchNorm's accuracy.
    func failures(_ training: SmallBatchSelections.Training, network: Int) -> (events: Int, runs: Int) {
        let (instanceNorm, batchNorm) = ensembles[training]![network]
        let least = batchNorm.lastTrainingAccuracy / 2
        let events = zip(instanceNorm.records, instanceNorm.finalAccuracies(.trainingAccuracy)).count {
            $0.divergence != nil || $1 < least
        }
        return (events, instanceNorm.records.count)
    }

    /// The references of a training, and of the one without small batches.
    func references(_ training: SmallBatchSelections.Training) -> [LearnedReference] {
        [.standard, training].flatMap { ensembles[$0]!.map { LearnedReference($0.batchNorm) } }
    }
}
