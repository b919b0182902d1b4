import Findings
import Networks
import Statistics
import Theory

extension StableBackward {
    /// Who explodes, who does not.
    static func summary(_ measured: Measured) throws -> Prose {
        let members = measured.members(.cnn40).filter { Normalizer.activationBased.contains($0.network.normalizer) }
        let exponents = try members.map { ($0, try $0.growth.exponent()) }
        let judged = exponents.map {
            ($0.0, Threshold.growthExponent.region.outcome(of: $0.1.interval))
        }
        let growing = judged.filter { $0.1 == .holds }
        let still = judged.filter { $0.1 == .refuted }
        let steepest = exponents.max { $0.1.value < $1.1.value }!
        var sentence: Prose =
            "In cnn-40 the exponent λ of the gradient's growth toward the input is clearly \(threshold: .growthExponent) with \(growing.count, "growing") of the \(exponents.count, "activation-based") activation-based normalizers; the largest is \(steepest.1.value, "steepest") per layer, with \(steepest.0.label)"
        if let list = list(still.map { $0.0.label }) {
            sentence = "\(sentence). With \(list) it is clearly below that threshold"
        }
        return "\(sentence)."
    }

    /// How much of InstanceNorm's lead is due to the smallest maps.
    static func orderRemark(_ measured: Measured) -> Prose {
        let pair = [Normalizer.instanceNorm, .batchNorm].map { measured.member(.cnn20, $0).growth }
        let smallest = pair[0].sides.last!
        let all = pair[0].exponents.mean - pair[1].exponents.mean
        let larger = pair[0].exponents { $0.side > smallest }.mean - pair[1].exponents { $0.side > smallest }.mean
        let inside = pair[0].exponents(side: smallest).mean - pair[1].exponents(side: smallest).mean
        return
            "In cnn-20 InstanceNorm's exponent λ is \(all, "instance-lead") per layer above BatchNorm's: by \(inside, "instance-lead-smallest") on maps of \(smallest, "smallest-side")×\(smallest, "smallest-side"), whose few positions make a sample's variance fluctuate, and by \(larger, "instance-lead-larger") on all larger maps."
    }

    /// What a smaller batch changes, and what it does not.
    static func batchRemark(_ measured: Measured) throws -> Prose {
        let effects = try batchEffects(measured)
        let sizes = measured.batches.map { Double($0[0].ensemble.batch) }
        let raw = effects.map { $0.effect.rawNorm.estimate().value }
        let rescaled = effects.map(\.effect.rescaledNorm.value)
        let explosion = effects.map(\.effect.explosion.value)
        return
            "From batches of \(Int(sizes[sizes.count - 1]), "batch-largest") to batches of \(Int(sizes[0]), "batch-smallest") the raw gradient norm at the first layer changes by a factor of \(raw.min(), "batch-raw-least") to \(raw.max(), "batch-raw-most"); the mean over the batch alone accounts for a factor of \((sizes[sizes.count - 1] / sizes[0]).squareRoot(), "batch-raw-expected"). The norm times √N changes by a factor of \(rescaled.min(), "batch-rescaled-least") to \(rescaled.max(), "batch-rescaled-most"), and the growth from the last layer to the first by a factor of \(explosion.min(), "batch-explosion-least") to \(explosion.max(), "batch-explosion-most")."
    }

    /// "A", "A and B", "A, B and C"; nil for none.
    private static func list(_ names: [String]) -> String? {
        guard let last = names.last else { return nil }
        return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
    }

    /// λ by normalizer and architecture, with the paper's four first in the claimed order.
    static func exponentTable(_ measured: Measured) throws -> TableFinding {
        let rows = try (Normalizer.builtIn + measured.declared).map { normalizer -> [TableFinding.Cell] in
            let members = architectures.map { measured.member($0.architecture, normalizer) }
            let uniform = measured.uniform.first { $0.network.normalizer == normalizer }
            let cells = try (members + [uniform]).flatMap { member -> [TableFinding.Cell] in
                guard let member else { return [.missing, .missing] }
                let estimate = try member.growth.exponent()
                let name = member.name
                return [
                    .number(estimate.value, "\(name)-exponent", .fixed(3)),
                    .number(estimate.interval.width / 2, "\(name)-reach", .fixed(3)),
                ]
            }
            return [.text(members[0].label)] + cells
        }
        return TableFinding(
            "stable-backward-exponents",
            caption:
                "Exponent λ of the gradient's growth per layer toward the input: mean over seeds, and half the width of its 95% t-interval. In cnn-10 it rests on few layers.",
            columns: ["normalizer"]
                + (architectures.map(\.architecture.identifier) + [Architecture.cnnUniform.identifier]).flatMap {
                    ["λ, \($0)", "±, \($0)"]
                },
            rows: rows)
    }

    /// λ by map size in cnn-40.
    static func mapSizeTable(_ measured: Measured) throws -> TableFinding {
        let members = measured.members(.cnn40)
        let sides = members[0].growth.sides
        return TableFinding(
            "stable-backward-map-sizes",
            caption:
                "Exponent λ in cnn-40 by the side of the maps, mean over seeds. The smaller the map, the more padding reduces it.",
            columns: ["normalizer"] + sides.map { "\($0)×\($0)" },
            rows: try members.map { member in
                [.text(member.label)]
                    + (try sides.map { side in
                        .number(
                            try Sample(member.growth.exponents(side: side)).mean, "\(member.name)-side-\(side)",
                            .fixed(3))
                    })
            })
    }

    /// How far the squared growth lies from the closed forms.
    static func misfitTable(_ measured: Measured) -> TableFinding {
        let rows = measured.networks.flatMap { $0 }.compactMap { member -> [TableFinding.Cell]? in
            guard let misfit = member.prediction?.misfit(member.growth) else { return nil }
            return [
                .text(member.label), .text(member.network.architecture.identifier),
                .number(misfit.count, "\(member.name)-layers"),
                .number(misfit.rootMeanSquare, "\(member.name)-rms", .percent(1)),
                .number(misfit.largest, "\(member.name)-largest", .percent(1)),
            ]
        }
        return TableFinding(
            "stable-backward-misfits",
            caption:
                "Misfit of the closed forms for the growth of the squared gradient norm, over the interior layers of stride 1: measured over predicted, minus one. BatchNorm's form uses the measured variances; those of InstanceNorm, GroupNorm and Filter Response Norm ignore padding.",
            columns: ["normalizer", "architecture", "layers", "rms misfit", "largest misfit"], rows: rows)
    }
}
