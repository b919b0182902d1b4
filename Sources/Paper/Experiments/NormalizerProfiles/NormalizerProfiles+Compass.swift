import Findings

extension NormalizerProfiles {
    /// What a task fixes about its network.
    private enum NetworkKind: String, CaseIterable {
        case residual
        case deep = "without skips, deep"
        case shallow = "without skips, shallow"

        /// Whether a layer is stable there; a shallow network has no depth for anything to explode over.
        func isStable(_ member: Member) -> Bool {
            switch self {
            case .residual: member.forward == .stable
            case .deep: member.backward == .stable
            case .shallow: true
            }
        }
    }

    /// From the constraints that a task sets to the layers that this evidence favours: stable ones first, and of those
    /// the ones that keep inputs apart, which by the paper train fastest.
    static func compass(_ members: [Member]) -> TableFinding {
        let rows = NetworkKind.allCases.flatMap { kind in
            [false, true].map { isBatchFree -> [TableFinding.Cell] in
                let candidates = members.filter { kind.isStable($0) && !(isBatchFree && $0.normalizer.dependsOnBatch) }
                    .filter { $0.similarity != nil }
                    .sorted { $0.similarity!.value < $1.similarity!.value }
                let places = (0..<2).flatMap { place -> [TableFinding.Cell] in
                    guard place < candidates.count else { return [.text("none"), .missing] }
                    let member = candidates[place]
                    let name = member.normalizer.identifier
                    return [
                        .text(member.label),
                        .number(member.similarity!.value, "\(name)-cosine"),
                    ]
                }
                return [.text(kind.rawValue), .text(isBatchFree ? "yes" : "no")] + places
                    + [
                        .number(candidates.count, "\(kind)-\(isBatchFree ? "free" : "any")-candidates")
                    ]
            }
        }
        return TableFinding(
            "normalizer-profile-compass",
            caption: """
                The compass: choose what the task fixes. Of the layers that are stable in such a network, those come first \
                that keep different inputs furthest apart, which by the paper's account train fastest.
                """,
            columns: [
                "network", "free of the batch", "first choice", "its cosine", "second choice", "second's cosine",
                "stable layers",
            ],
            choices: ["network", "free of the batch"], rows: rows)
    }

    /// One row a normalizer: what the compass chooses by.
    static func evidence(_ members: [Member], median: Double?) -> TableFinding {
        TableFinding(
            "normalizer-profile-evidence",
            caption: """
                What the compass chooses by. Residual networks: whether the variance explodes. Networks without skips: whether \
                the gradient does. Inputs: whether they stay further apart than with half of the layers.
                """,
            columns: [
                "layer", "needs a batch", "residual, no SkipInit", "without skips", "inputs stay", "growth base", "λ",
                "cosine",
            ],
            rows: members.map { member in
                let name = member.normalizer.identifier
                let cosine = member.similarity?.value
                return [
                    .text(member.label), .text(member.normalizer.dependsOnBatch ? "yes" : "no"),
                    .text(member.forward.rawValue), .text(member.backward.rawValue),
                    cosine.flatMap { value in median.map { .text(value < $0 ? "apart" : "alike") } } ?? .missing,
                    .number(member.growth.value, "\(name)-base"),
                    .number(member.exponent.value, "\(name)-exponent", .fixed(3)),
                    .number(cosine, "\(name)-cosine"),
                ]
            })
    }
}
