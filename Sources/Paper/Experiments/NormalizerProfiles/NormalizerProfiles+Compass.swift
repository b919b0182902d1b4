import Findings
import Networks
import Runs
import Statistics

extension NormalizerProfiles {
    /// What a task fixes about its network. Each kind is advised on by measurements of one architecture of its own.
    enum NetworkKind: String, CaseIterable {
        case residual
        case deep = "without skips, deep"
        case shallow = "without skips, shallow"

        /// The network whose training stands for the kind.
        var trained: TrainedArchitecture { TrainedArchitecture(architecture) }

        var architecture: Architecture {
            switch self {
            case .residual: .resNet56
            case .deep: .cnn20
            case .shallow: .cnn10
            }
        }

        /// Whether a layer is stable there; a shallow network has no depth for anything to explode over.
        fileprivate func isStable(_ member: Member) -> Bool {
            switch self {
            case .residual: member.forward == .stable
            case .deep: member.backward == .stable
            case .shallow: true
            }
        }
    }

    /// From the constraints that a task sets to the layers that this evidence favours: those that are stable and did not
    /// diverge where they were trained, and of those first the ones that keep inputs apart, which by the paper train
    /// fastest.
    struct Compass {
        let kind: NetworkKind
        /// By rising similarity.
        let candidates: [Candidate]

        /// A layer in the architecture of the kind.
        struct Candidate {
            let member: Member
            let similarity: Estimate
            let training: TrainingEnsemble?

            var label: String { member.label }
        }

        init(_ kind: NetworkKind, _ members: [Member]) {
            self.kind = kind
            candidates = members.filter(kind.isStable).compactMap { member in
                let place = member.places[kind]!
                guard let similarity = place.similarity, place.training?.divergedCount ?? 0 == 0 else { return nil }
                return Candidate(member: member, similarity: similarity, training: place.training)
            }.sorted { $0.similarity.value < $1.similarity.value }
        }

        private init(_ kind: NetworkKind, candidates: [Candidate]) {
            self.kind = kind
            self.candidates = candidates
        }

        /// Without the layers that take statistics over the batch.
        var withoutBatch: Compass {
            Compass(kind, candidates: candidates.filter { !$0.member.normalizer.dependsOnBatch })
        }

        /// The candidate whose training accuracy, averaged over epochs and seeds, is highest; nil if one was not trained.
        var fastest: Candidate? {
            guard !candidates.isEmpty, candidates.allSatisfy({ $0.training != nil }) else { return nil }
            return candidates.max { $0.accuracy! < $1.accuracy! }
        }
    }

    static func compass(_ members: [Member]) -> TableFinding {
        let rows = NetworkKind.allCases.flatMap { kind in
            [false, true].map { isBatchFree -> [TableFinding.Cell] in
                let all = Compass(kind, members)
                let compass = isBatchFree ? all.withoutBatch : all
                let prefix = "\(kind)-\(isBatchFree ? "free" : "any")"
                let places = (0..<2).flatMap { place -> [TableFinding.Cell] in
                    guard place < compass.candidates.count else { return [.text("none"), .missing] }
                    let candidate = compass.candidates[place]
                    return [
                        .text(candidate.label),
                        .number(candidate.similarity.value, "\(prefix)-cosine-\(place + 1)"),
                    ]
                }
                let fastest: [TableFinding.Cell] =
                    compass.fastest.map {
                        [
                            .text($0.label),
                            .number($0.accuracy, "\(prefix)-accuracy", .percent(1)),
                        ]
                    } ?? [.missing, .missing]
                return [.text(kind.rawValue), .text(isBatchFree ? "yes" : "no")] + places
                    + [
                        .number(compass.candidates.count, "\(prefix)-candidates")
                    ] + fastest
            }
        }
        return TableFinding(
            "normalizer-profile-compass",
            caption: """
                The compass: find the row that fits your task. The advice on residual networks rests on \
                \(NetworkKind.residual.architecture.identifier), that on deep networks without skips on \
                \(NetworkKind.deep.architecture.identifier), that on shallow ones on \
                \(NetworkKind.shallow.architecture.identifier). The stable layers are ranked by the cosine similarity \
                of different inputs, the lowest first; according to the paper these train fastest. The last two \
                columns say which stable layer did train fastest, by training accuracy averaged over epochs, if the \
                study trains that network.
                """,
            columns: [
                "network", "batch-independent", "first choice", "its cosine", "second choice", "second's cosine",
                "stable layers", "trained fastest", "its accuracy",
            ],
            choices: ["network", "batch-independent"], rows: rows)
    }

    /// For each architecture, whether the layer that similarity puts first trains fastest.
    static func trainingRemarks(_ members: [Member]) -> [Prose] {
        NetworkKind.allCases.compactMap { kind in
            let compass = Compass(kind, members)
            let name = kind.architecture.identifier
            guard let first = compass.candidates.first else { return nil }
            guard let fastest = compass.fastest else {
                return """
                    In \(name) similarity ranks \(first.label) first. The study does not train every stable layer \
                    there, so this choice is not tested.
                    """
            }
            guard fastest.member.normalizer != first.member.normalizer else {
                return "In \(name) similarity ranks \(first.label) first, and it also trains fastest."
            }
            return disagreement(first, fastest, of: compass)
        }
    }

    /// The fastest layer is chosen on the seeds that compare it, so the interval is one of as many as there are layers that it
    /// could have been (Bonferroni).
    private static func disagreement(
        _ first: Compass.Candidate, _ fastest: Compass.Candidate, of compass: Compass
    ) -> Prose {
        let kind = compass.kind
        let rivals = compass.candidates.count - 1
        let level = 1 - (1 - Interval.standardLevel) / Double(rivals)
        let start: Prose = """
            In \(kind.architecture.identifier) similarity ranks \(first.label) first \
            (cosine \(first.similarity.value, "\(kind)-first-cosine")), but \(fastest.label) \
            (cosine \(fastest.similarity.value, "\(kind)-fastest-cosine")) trains fastest
            """
        guard let faster = fastest.training, let slower = first.training,
            let difference = try? PairedSample(faster.meanTrainingAccuracies, slower.meanTrainingAccuracies)
                .meanDifference(level: level)
        else { return "\(start), on one seed." }
        let choosing: Prose =
            rivals > 1 ? " after correction for the choice among \(rivals, "\(kind)-rivals") layers" : ""
        let points: Prose = """
            \(100 * difference.value, "\(kind)-difference", .fixed(1)) percentage points of training accuracy, averaged over \
            epochs (95% interval \(100 * difference.interval.low, "\(kind)-difference-low", .fixed(1)) to \
            \(100 * difference.interval.high, "\(kind)-difference-high", .fixed(1))\(choosing), \
            \(difference.count, "\(kind)-training-seeds") seeds)
            """
        return difference.interval.low > 0
            ? "\(start), by \(points): training disagrees with similarity."
            : "\(start), by \(points): the difference is not significant."
    }

    /// One row per normalizer: the evidence behind the compass.
    static func evidence(_ members: [Member], medians: [NetworkKind: Double]) -> TableFinding {
        let kinds = NetworkKind.allCases
        return TableFinding(
            "normalizer-profile-evidence",
            caption: """
                The evidence behind the compass. Residual networks: whether the variance explodes. Networks without skips: whether \
                the gradient explodes. Cosine: similarity of different inputs at the last layer of each network; a layer below the \
                median of the paper's layers keeps inputs apart.
                """,
            columns: ["layer", "needs a batch", "residual, no SkipInit", "without skips", "growth base", "λ"]
                + kinds.flatMap {
                    ["inputs in \($0.architecture.identifier)", "cosine in \($0.architecture.identifier)"]
                },
            rows: members.map { member in
                let name = member.normalizer.identifier
                return [
                    .text(member.label), .text(member.normalizer.dependsOnBatch ? "yes" : "no"),
                    .text(member.forward.rawValue), .text(member.backward.rawValue),
                    .number(member.growth.value, "\(name)-base"),
                    .number(member.exponent.value, "\(name)-exponent", .fixed(3)),
                ]
                    + kinds.flatMap { kind -> [TableFinding.Cell] in
                        guard let cosine = member.places[kind]?.similarity?.value, let median = medians[kind] else {
                            return [.missing, .missing]
                        }
                        return [
                            .text(cosine < median ? "apart" : "alike"),
                            .number(cosine, "\(name)-cosine-\(kind.architecture.identifier)"),
                        ]
                    }
            })
    }
}

extension NormalizerProfiles.Compass.Candidate {
    /// The training accuracy averaged over epochs and seeds; nil if it was not trained.
    var accuracy: Double? { training?.meanTrainingAccuracies.mean }
}
