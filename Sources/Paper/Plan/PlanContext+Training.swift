import Findings
import Networks
import Runs

extension PlanContext {
    /// The seeds of the training runs, which are the first of the study.
    package var trainingSeeds: [UInt64] { Array(seeds.prefix(scale.training.seedCount)) }

    /// A network at the scale of the training runs.
    func trainedNetwork(
        _ trained: TrainedArchitecture, _ normalizer: Normalizer,
        groupSize: Int = NetworkChoice.standardGroupSize, block: ResidualBlock = .postActivation
    ) -> NetworkSpecification {
        network(
            trained.architecture, normalizer, groupSize: groupSize, block: block, skipInit: trained.skipInit,
            widthDivisor: scale.training.widthDivisor(trained.architecture))
    }

    /// The setting in which an architecture is trained where nothing is varied.
    func standardSetting(_ trained: TrainedArchitecture) -> TrainingSetting { setting(trained, nil) }

    /// The setting in which an architecture is trained on the seeds of training with a change to its configuration.
    func setting(_ trained: TrainedArchitecture, _ variation: TrainingVariation?) -> TrainingSetting {
        let standard = scale.training.configuration(trained.architecture)
        return TrainingSetting(
            trained: trained, configuration: variation?.applied(to: standard) ?? standard, seeds: trainingSeeds,
            variation: variation)
    }

    /// All settings in which the ten normalizers are trained, ordered by architecture, the standard setting first.
    var trainingSettings: [TrainingSetting] {
        scale.training.networks.flatMap { trained in
            var standard = standardSetting(trained)
            if scale.training.singleSeed.contains(trained) {
                standard.seeds = Array(seeds.prefix(scale.training.variationSeedCount))
            }
            let variations = scale.training.variations.filter { $0.networks.contains(trained) }
            return [standard]
                + variations.map {
                    var varied = setting(trained, $0)
                    varied.seeds = Array(seeds.prefix(scale.training.variationSeedCount))
                    return varied
                }
        }
    }

    /// The widths, images, epochs and seeds of training runs as a sentence for the register.
    func describeTraining(_ settings: [TrainingSetting]) -> Prose {
        guard !settings.isEmpty else { return "" }
        var sentence = Prose()
        for (index, setting) in settings.enumerated() {
            let name = setting.name
            let divisor = scale.training.widthDivisor(setting.trained.architecture)
            sentence = "\(sentence)\(index > 0 ? "; " : "")\(setting.trained.label)"
            if divisor > 1 {
                sentence = "\(sentence) with widths divided by \(divisor, "training-width-divisor-\(name)")"
            }
            let configuration = setting.configuration
            let images: Prose =
                configuration.trainingImages.map { "\($0, "training-images-\(name)") images" } ?? "all images"
            let rate =
                configuration.hasConstantRate
                ? " at a constant learning rate"
                : configuration.batchRule == .inverse ? " at the published code's learning rate" : ""
            sentence =
                "\(sentence), batch \(configuration.batch, "training-batch-\(name)"), \(configuration.epochs, "training-epochs-\(name)") epochs of \(images) of \(dataLabel)\(rate), \(setting.seeds.count, "training-seeds-\(name)") seeds"
        }
        var own = ["images and epochs"]
        if settings.contains(where: { scale.training.widthDivisor($0.trained.architecture) > 1 }) {
            own.append("widths")
        }
        if settings.contains(where: \.hasOwnRate) { own.append("the learning rate of the small batch") }
        return "\(sentence); \(differences(own))"
    }
}

extension TrainingSetting {
    /// Whether a batch other than the standard one has a rate in proportion to it, where the published code's rises as the
    /// batch falls.
    fileprivate var hasOwnRate: Bool {
        guard case .batch = variation else { return false }
        return true
    }
}
