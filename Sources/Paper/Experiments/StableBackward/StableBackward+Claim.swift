import Findings
import Networks
import Statistics

extension StableBackward {
    /// The verdict on C4: exponential growth of every activation-based normalizer, the order, and the batch.
    static func claim(_ measured: Measured, _ context: PlanContext) throws -> ClaimFinding {
        var effects = [Effect]()
        for architecture in [Architecture.cnn20, .cnn40] {
            for normalizer in ordered {
                effects.append(try exponentEffect(measured.member(architecture, normalizer)))
            }
        }
        let judged = try Normalizer.activationBased.map { try exponentialGrowth(of: $0, measured, context) }
        let growth = (effects: judged.flatMap { $0.effects }, parts: judged.flatMap { $0.parts })
        let order = try order(measured)
        let batch = try batch(measured)
        effects += growth.effects + order.effects + batch.effects
        return ClaimFinding(
            .c4, seeds: context.initializationSeeds, effects: effects, parts: growth.parts + order.parts + batch.parts,
            figures: figures.map(\.identifier),
            scale:
                "\(context.describe(.cnn10, .cnn20, .cnn40)); cnn-uniform of \(uniformDepth, "uniform-depth") layers, batch \(context.scale.uniformBatch, "uniform-batch"); batches of \(batchSizes(measured)) compared in cnn-20",
            remarks: [
                conclusion(growth: growth.parts, order: order.parts, batch: batch.parts), try summary(measured),
                orderRemark(measured), try batchRemark(measured),
            ])
    }

    private typealias Judged = (effects: [Effect], parts: [ClaimFinding.Part])

    private static func exponentEffect(_ member: Member) throws -> Effect {
        Effect(
            "exponent, \(member.label), \(member.network.architecture.identifier)", try member.growth.exponent(),
            against: .growthExponent)
    }

    /// Whether one normalizer's gradients grow, by an exponent clearly above zero in every network; and exponentially, by
    /// as much in layers added to a deep network as in layers added to a shallow one.
    private static func exponentialGrowth(
        of normalizer: Normalizer, _ measured: Measured, _ context: PlanContext
    ) throws -> Judged {
        let members = [
            measured.member(.cnn20, normalizer), measured.member(.cnn40, normalizer), measured.uniform(normalizer),
        ]
        let label = members[0].label
        let exponents = try members.map { try $0.growth.exponent() }
        let scaling = try depthScaling(measured, normalizer)
        let shown = ordered.contains(normalizer) ? Array(members.dropFirst(2)) : members
        var effects = try shown.map(exponentEffect)
        effects.append(Effect("growth of a layer added to cnn-10, \(label)", scaling.shallow))
        effects.append(Effect("growth of a layer added to cnn-20, \(label)", scaling.deep))
        if let ratio = scaling.ratio {
            effects.append(Effect("deep over shallow growth, \(label)", ratio, against: .depthIncrementRatio))
        }

        // In few channels LayerNorm's own variance fluctuates enough to move its small exponent to either side.
        let isDecidable = normalizer != .layerNorm || context.scale.widthDivisor(.cnn20) == 1
        let name = normalizer.identifier
        let verdicts = exponents.map { Threshold.growthExponent.judge($0.interval) }
        var parts = [
            ClaimFinding.Part(
                "\(label): growth, by an exponent \(threshold: .growthExponent) in cnn-20 (\(exponents[0].value, "exponent-cnn-20-\(name)")), cnn-40 (\(exponents[1].value, "exponent-cnn-40-\(name)")) and cnn-uniform (\(exponents[2].value, "exponent-cnn-uniform-\(name)"))",
                isDecidable ? Verdict.all(of: verdicts) : .notDecidable)
        ]
        if let ratio = scaling.ratio {
            parts.append(
                ClaimFinding.Part(
                    "\(label): growth that is exponential, a layer added to cnn-20 adding as much as one added to cnn-10, \(threshold: .depthIncrementRatio) times (\(ratio.value, "depth-ratio-\(name)"))",
                    judge(equivalence: ratio, .depthIncrementRatio)))
        }
        if normalizer == .layerNorm {
            let inside = exponents.map { Threshold.noExplosion.judge($0.interval) }
            parts.append(
                ClaimFinding.Part(
                    "\(label): no explosion, the exponent \(threshold: .noExplosion) in each",
                    isDecidable ? Verdict.all(of: inside) : .notDecidable, decides: false))
        }
        return (effects, parts)
    }

    private static func depthScaling(_ measured: Measured, _ normalizer: Normalizer) throws -> DepthScaling {
        try DepthScaling(
            architectures.map { ($0.depth, measured.member($0.architecture, normalizer).growth) })
    }

    /// An equivalence cannot be shown, nor refuted short of a gross difference, by an interval wider than its region.
    private static func judge(equivalence estimate: Estimate, _ threshold: Threshold) -> Verdict {
        let verdict = threshold.judge(estimate.interval)
        guard verdict == .inconclusive, case .inside(let low, let high) = threshold.region else { return verdict }
        return estimate.interval.width > high - low ? .notDecidable : .inconclusive
    }

    /// The order of severity, by differences of exponents on the same seeds in cnn-20 and cnn-40, all tested together.
    private static func order(_ measured: Measured) throws -> Judged {
        var effects = [Effect]()
        var statements = [Sentence]()
        var family = ThresholdFamily()
        for architecture in [Architecture.cnn20, .cnn40] {
            let pairs = zip(ordered, ordered.dropFirst()).map { ($0, $1, Threshold.growthOrder) }
            for (first, second, threshold) in pairs + [
                (.instanceNorm, .layerNorm, Threshold.growthOrderEnds)
            ] {
                let (a, b) = (measured.member(architecture, first), measured.member(architecture, second))
                let sample = try PairedSample(a.growth.exponents, b.growth.exponents)
                let difference = try sample.meanDifference()
                effects.append(
                    Effect(
                        "exponent of \(a.label) minus \(b.label), \(architecture.identifier)", difference,
                        against: threshold))
                try family.add(zip(sample.first, sample.second).map { $0 - $1 }, threshold)
                let name = "\(architecture.identifier)-\(first.identifier)-\(second.identifier)"
                statements.append(
                    "\(architecture.identifier): the exponent of \(a.label) less that of \(b.label), \(difference.value, "difference-\(name)"), is \(threshold: threshold)"
                )
            }
            effects.append(try largerMapsEffect(measured, architecture))
        }
        return (effects, zip(statements, family.verdicts).map { ClaimFinding.Part($0, $1) })
    }

    /// InstanceNorm against BatchNorm without the smallest maps, whose four positions make most of the difference.
    private static func largerMapsEffect(_ measured: Measured, _ architecture: Architecture) throws -> Effect {
        let pair = [Normalizer.instanceNorm, .batchNorm].map { measured.member(architecture, $0) }
        let smallest = pair[0].growth.sides.last!
        let exponents = pair.map { $0.growth.exponents { $0.side > smallest } }
        return Effect(
            "exponent of \(pair[0].label) minus \(pair[1].label) without \(smallest)×\(smallest) maps, "
                + architecture.identifier, try PairedSample(exponents[0], exponents[1]).meanDifference())
    }

    static func batchEffects(_ measured: Measured) throws -> [(member: Member, effect: BatchEffect)] {
        try zip(measured.batches[0], measured.batches[measured.batches.count - 1]).map { smallest, largest in
            (smallest, try BatchEffect(smallest: smallest.ensemble, largest: largest.ensemble))
        }
    }

    /// Whether a smaller batch makes gradients explode more.
    private static func batch(_ measured: Measured) throws -> Judged {
        var effects = [Effect]()
        var parts = [ClaimFinding.Part]()
        let sizes = measured.batches.map { $0[0].ensemble.batch }
        let quotient = "batch \(sizes[0]) over \(sizes[sizes.count - 1])"
        for (member, effect) in try batchEffects(measured) {
            effects.append(
                Effect(
                    "growth from last to first layer, \(quotient), \(member.label)", effect.explosion,
                    against: .batchEffect))
            effects.append(
                Effect("norm times √N, \(quotient), \(member.label)", effect.rescaledNorm, against: .batchEffect))
            effects.append(Effect("raw norm, \(quotient), \(member.label)", effect.rawNorm))
            let name = member.network.normalizer.identifier
            parts.append(
                ClaimFinding.Part(
                    "\(member.label): batch \(sizes[0], "batch-smallest") makes gradients explode more than batch \(sizes[sizes.count - 1], "batch-largest"), the growth from the last layer to the first (times \(effect.explosion.value, "batch-explosion-\(name)")) and the norm times √N (times \(effect.rescaledNorm.value, "batch-rescaled-\(name)")) both multiplied by a factor \(threshold: .batchEffect)",
                    Verdict.all(
                        of: [effect.explosion, effect.rescaledNorm].map {
                            Threshold.batchEffect.judge($0.interval)
                        })))
        }
        return (effects, parts)
    }

    static func batchSizes(_ measured: Measured) -> Sentence {
        measured.batches.map { $0[0].ensemble.batch }.enumerated().reduce("") { sentence, item in
            "\(sentence)\(item.offset > 0 ? ", " : "")\(item.element, "batch-\(item.element)")"
        }
    }
}
