import Findings
import Foundation
import Networks
import Statistics

/// A member of a statement; the experiment has members of its own.
private typealias StatementMember = Member

extension StableBackward {
    /// What the gradients say of the fourth claim.
    func statements(_ measured: Measured) throws -> [StatementFinding] {
        let scale: Prose = """
            \(context.describe(.cnn10, .cnn20, .cnn40)); cnn-uniform of \(Self.uniformDepth, "uniform-depth") layers, batch \
            \(context.scale.uniformBatch, "uniform-batch"); batches of \(Self.batchSizes(measured)) compared in cnn-20
            """
        func judge(
            _ statement: Statement, figure: Int = 0, _ content: () throws -> StatementFinding.Content
        ) rethrows -> StatementFinding {
            try context.judge(
                statement, figures: [Self.figures[figure].identifier], scale: scale, content)
        }
        let others = Normalizer.activationBased.filter { ![.batchNorm, .layerNorm].contains($0) }
        return [
            try judge(.batchNormExplosion) { try Self.exponential(measured) },
            judge(.activationExplosion) { .init(others.map { Self.exponents(of: $0, measured, in: .growthExponent) }) },
            judge(.layerNormStability) { .init([Self.exponents(of: .layerNorm, measured, in: .noExplosion)]) },
            try judge(.severityOrder, figure: 2) { try Self.order(measured) },
            try judge(.depthWorsens) { try Self.depth(measured) },
            try judge(.batchEnlarges, figure: 1) { try Self.batch(measured) },
            judge(.projectionShare) { Self.projections(measured) },
        ]
    }

    /// The networks that a growth must show in.
    private static func members(of normalizer: Normalizer, _ measured: Measured) -> [Member] {
        [
            measured.member(.cnn20, normalizer), measured.member(.cnn40, normalizer),
            measured.uniform(normalizer),
        ]
    }

    /// λ of one normalizer in all three networks.
    private static func exponents(
        of normalizer: Normalizer, _ measured: Measured, in threshold: Threshold
    ) -> StatementMember {
        let members = members(of: normalizer, measured)
        return StatementMember(members[0].label) {
            try members.map {
                Evidence(
                    "λ, \($0.network.architecture.identifier)", try $0.growth.exponentTest(),
                    in: threshold.region, expected: threshold.region.middle ?? $0.predictedExponent)
            }
        }
    }

    /// BatchNorm: growth by an exponent clearly above zero, and as much in layers added to a deep network as in layers added
    /// to a shallow one. The increments of the others stand beside it.
    private static func exponential(_ measured: Measured) throws -> StatementFinding.Content {
        let name = "ratio of increments"
        let batchNorm = exponents(of: .batchNorm, measured, in: .growthExponent)
        let scaling = try depthScaling(measured, .batchNorm)
        let member = StatementMember(batchNorm.name) {
            batchNorm.evidence + [try scaling.ratio(name, in: Threshold.depthIncrementRatio.region)]
        }
        let beside = try Normalizer.activationBased.flatMap { normalizer -> [Effect] in
            let scaling = try depthScaling(measured, normalizer)
            let label = measured.member(.cnn20, normalizer).label
            return [
                Effect("growth of a layer added to cnn-10, \(label)", scaling.shallow),
                Effect("growth of a layer added to cnn-20, \(label)", scaling.deep),
            ]
        }
        return .init([member], beside: beside)
    }

    private static func depthScaling(_ measured: Measured, _ normalizer: Normalizer) throws
        -> DepthScaling
    {
        try DepthScaling(
            architectures.map { ($0.depth, measured.member($0.architecture, normalizer).growth) })
    }

    /// The order of severity, by differences of exponents on the same seeds.
    private static func order(_ measured: Measured) throws -> StatementFinding.Content {
        let pairs =
            zip(ordered, ordered.dropFirst()).map { ($0, $1, Threshold.growthOrder) }
            + [(ordered[0], ordered[ordered.count - 1], Threshold.growthOrderEnds)]
        var members = [StatementMember]()
        var beside = [Effect]()
        for architecture in [Architecture.cnn20, .cnn40] {
            for (first, second, threshold) in pairs {
                let (a, b) = (measured.member(architecture, first), measured.member(architecture, second))
                members.append(
                    StatementMember("\(a.label) before \(b.label), \(architecture.identifier)") {
                        let sample = try PairedSample(a.growth.exponents, b.growth.exponents)
                        let expected = a.predictedExponent.flatMap { first in b.predictedExponent.map { first - $0 } }
                        return [
                            Evidence(
                                "difference of λ", try TTest(sample.differences()), in: threshold.region,
                                expected: expected)
                        ]
                    })
            }
            // InstanceNorm against BatchNorm without the smallest maps, whose four positions make most of the difference.
            let (instance, batch) = (
                measured.member(architecture, .instanceNorm), measured.member(architecture, .batchNorm)
            )
            let smallest = instance.growth.sides[instance.growth.sides.count - 1]
            let exponents = [instance, batch].map { $0.growth.exponents { $0.side > smallest } }
            beside.append(
                Effect(
                    "λ of \(instance.label) minus \(batch.label) without \(smallest)×\(smallest) maps, "
                        + architecture.identifier, try PairedSample(exponents[0], exponents[1]).meanDifference()))
        }
        return .init(members, beside: beside)
    }

    /// The first norm over the last, network against the next deeper one.
    private static func depth(_ measured: Measured) throws -> StatementFinding.Content {
        .init(
            [Normalizer.instanceNorm, .batchNorm, .groupNorm].map { normalizer in
                let members = architectures.map { measured.member($0.architecture, normalizer) }
                return StatementMember(members[0].label) {
                    try zip(members.dropFirst(), members).map { deep, shallow in
                        let ratios = try Sample(
                            PairedSample(defined: deep.ensemble.explosions, shallow.ensemble.explosions)
                                .differences(on: .logarithm).values.map(exp))
                        return Evidence(
                            "\(deep.network.architecture.identifier) over \(shallow.network.architecture.identifier)",
                            try TTest(ratios, on: .logarithm), in: Threshold.depthOrder.region,
                            expected: deep.predictedTotal.flatMap { total in
                                shallow.predictedTotal.map { exp(total - $0) }
                            })
                    }
                }
            })
    }

    /// What centring and projecting remove of BatchNorm's squared gradient, averaged over layers; of the layers that normalize
    /// within a sample by the size of the maps, beside it.
    private static func projections(_ measured: Measured) -> StatementFinding.Content {
        let beside = [Normalizer.instanceNorm, .groupNorm, .layerNorm].flatMap { normalizer -> [Effect] in
            let member = measured.member(.cnn20, normalizer)
            guard let removed = try? RemovedGradient(member.ensemble) else { return [] }
            return removed.sides.compactMap { side in
                (try? Sample(removed.shares(side: side)).meanEstimate()).map {
                    Effect("removed share, \(member.label), maps of \(side)×\(side)", $0)
                }
            }
        }
        return .init(
            [Architecture.cnn20, .cnn40].map { architecture in
                StatementMember("BatchNorm, \(architecture.identifier)") {
                    let shares = try RemovedGradient(measured.member(architecture, .batchNorm).ensemble).shares
                    return [
                        Evidence(
                            "removed share of the squared gradient", try TTest(Sample(shares)),
                            in: Threshold.removedShare.region, expected: 0)
                    ]
                }
            }, beside: beside)
    }

    static func batchEffects(_ measured: Measured) throws -> [(member: Member, effect: BatchEffect)] {
        try zip(measured.batches[0], measured.batches[measured.batches.count - 1]).map {
            smallest, largest in
            (smallest, try BatchEffect(smallest: smallest.ensemble, largest: largest.ensemble))
        }
    }

    /// The first layer's norm in the smallest batch over that in the largest.
    private static func batch(_ measured: Measured) throws -> StatementFinding.Content {
        let sizes = measured.batches.map { $0[0].ensemble.batch }
        let effects = try batchEffects(measured)
        return .init(
            effects.map { member, effect in
                StatementMember(
                    member.label,
                    Evidence(
                        "first norm, batch \(sizes[0]) over \(sizes[sizes.count - 1])", effect.rawNorm,
                        in: Threshold.batchNorms.region,
                        // The norm of a mean over independent images.
                        expected: (Double(sizes[sizes.count - 1]) / Double(sizes[0])).squareRoot()))
            },
            beside: effects.flatMap { member, effect in
                [
                    Effect("first norm times √N, \(member.label)", effect.rescaledNorm),
                    Effect(
                        "first norm over the last, smallest over largest batch, \(member.label)",
                        effect.explosion),
                ]
            })
    }

    static func batchSizes(_ measured: Measured) -> Prose {
        measured.batches.map { $0[0].ensemble.batch }.enumerated().reduce("") { sentence, item in
            "\(sentence)\(item.offset > 0 ? ", " : "")\(item.element, "batch-\(item.element)")"
        }
    }
}
