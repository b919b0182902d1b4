import Findings
import Networks
import Statistics

extension NormalizerProfiles {
    /// A normalizer in one architecture.
    struct Place {
        let ensemble: Ensemble
        /// Of the last layer's activations of different inputs; nil if it is undefined.
        let similarity: Estimate?
        /// Its training runs, where the study has them.
        let training: TrainingEnsemble?

        init(_ ensemble: Ensemble, training: TrainingEnsemble? = nil) {
            self.ensemble = ensemble
            self.training = training
            let cosines = ensemble.curve(.cosineSimilarity)
            similarity = (try? Sample(cosines.layer(cosines.layerCount - 1)))?.estimateIfPossible(on: .identity)
        }
    }

    /// A normalizer with its runs, and what they say.
    struct Member {
        let normalizer: Normalizer
        let places: [NetworkKind: Place]
        /// Whether there are seeds enough to conclude anything.
        let decides: Bool
        /// The growth of variance per block, by stage.
        let growths: [Estimate]
        /// The growth of the gradient per layer, on a logarithmic scale.
        let exponent: Estimate

        var residual: Ensemble { places[.residual]!.ensemble }
        var plain: Ensemble { places[.deep]!.ensemble }
        /// Of different inputs behind the deep network without skips; nil if it is undefined.
        var similarity: Estimate? { places[.deep]!.similarity }
        var label: String { residual.network.normalizerLabel }
        /// The largest growth of variance per block among the stages.
        var growth: Estimate { growths.max { $0.value < $1.value }! }
        /// Its training runs in a kind of network, where the study has them.
        func training(_ kind: NetworkKind) -> TrainingEnsemble? { places[kind]?.training }
        var forward: Stability { decides ? Stability(forward: growths) : .undecided }
        var backward: Stability { decides ? Stability(backward: exponent) : .undecided }
    }

    /// What becomes of a signal over the depth of a network.
    enum Stability: String {
        case stable, exploding, vanishing, undecided

        /// The growth base of a stage below which its variance is taken to stay.
        static let stableBase = ClaimedRegion.below(1.5)

        /// Variance stays if no stage's growth is as fast as that of a network that does not train.
        init(forward growths: [Estimate]) {
            self =
                switch Outcome.atLeast(
                    growths.count, of: growths.map { Self.stableBase.outcome(of: $0.interval) })
                {
                case .holds: .stable
                case .refuted: .exploding
                case .undecided, .notDecidable: .undecided
                }
        }

        /// Gradients stay if their growth lies within the fourth claim's bounds.
        init(backward exponent: Estimate) {
            self =
                switch Threshold.noExplosion.region.outcome(of: exponent.interval) {
                case .holds: .stable
                case .refuted: exponent.value > 0 ? .exploding : .vanishing
                case .undecided, .notDecidable: .undecided
                }
        }
    }
}

extension NormalizerProfiles.Member {
    /// A normalizer's runs in every kind of network, over the seeds of the study.
    init(
        _ normalizer: Normalizer, _ places: [NormalizerProfiles.NetworkKind: NormalizerProfiles.Place], decides: Bool
    ) throws {
        self.normalizer = normalizer
        self.places = places
        self.decides = decides
        growths = try StageGrowth.ofStages(places[.residual]!.ensemble).map { $0.base.estimate() }
        exponent = try Sample(GradientGrowth(places[.deep]!.ensemble).exponents).meanEstimate()
    }

    /// What the runs say, sorted by success and failure.
    func profile(figure: String, medians: [NormalizerProfiles.NetworkKind: Double]) -> NormalizerProfile {
        var successes = [Prose]()
        var failures = [Prose]()
        var openQuestions = [Prose]()
        func tell(_ stability: NormalizerProfiles.Stability, _ sentence: Prose) {
            switch stability {
            case .stable: successes.append(sentence)
            case .exploding, .vanishing: failures.append(sentence)
            case .undecided: openQuestions.append(sentence)
            }
        }
        let name = normalizer.identifier
        tell(
            forward,
            """
            Residual networks (resnet-56, no SkipInit): the variance grows by a factor of \
            \(growth.value, "\(name)-base") per block in its fastest stage (95% interval \
            \(growth.interval.low, "\(name)-base-low") to \(growth.interval.high, "\(name)-base-high")): \(forward.rawValue).
            """)
        tell(
            backward,
            """
            Networks without skips (cnn-20): the logarithm of the gradient norm grows by \
            \(exponent.value, "\(name)-exponent", .fixed(3)) per layer toward the input (95% interval \
            \(exponent.interval.low, "\(name)-exponent-low", .fixed(3)) to \
            \(exponent.interval.high, "\(name)-exponent-high", .fixed(3))): \(backward.rawValue).
            """)
        for kind in [NormalizerProfiles.NetworkKind.residual, .deep] {
            guard let similarity = places[kind]?.similarity, let median = medians[kind] else { continue }
            let staysApart = similarity.value < median
            let architecture = kind.architecture.identifier
            let sentence: Prose = """
                At the last layer of \(architecture) different inputs have a cosine similarity of \
                \(similarity.value, "\(name)-cosine-\(architecture)"), \
                \(staysApart ? "below" : "not below") the median of the paper's layers.
                """
            if !decides {
                openQuestions.append(sentence)
            } else if staysApart {
                successes.append(sentence)
            } else {
                failures.append(sentence)
            }
        }
        if normalizer.dependsOnBatch {
            failures.append(
                "Its statistics are taken over the batch: the output for one image depends on the rest of the batch.")
        } else {
            successes.append("It takes no statistics over the batch: it works with any batch size.")
        }
        return NormalizerProfile(
            normalizer, label: label, figure: figure, successes: successes, failures: failures,
            openQuestions: openQuestions)
    }
}
