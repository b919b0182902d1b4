import Findings

extension Rendering {
    /// The claims with their verdicts, and how often each verdict was given.
    func register(_ claims: [ClaimEntry]) -> String {
        let counts = Verdict.allCases.compactMap { verdict -> TemplateRecord? in
            let count = claims.count { $0.verdict == verdict }
            guard count > 0 else { return nil }
            return [
                "key": .text(verdict.rawValue), "label": .text(escape(verdict.label)),
                "symbol": .text(escape(verdict.symbol)), "count": .text("\(count)"),
            ]
        }
        return templates.render(.register, ["counts": .list(counts), "claims": .list(claims.map(claim))])
    }

    private func claim(_ claim: ClaimEntry) -> TemplateRecord {
        let references = [claim.section].compactMap(\.self) + claim.figures
        let leading = 4
        return [
            "anchor": .text(document.label(claim.id).anchor), "name": .text(escape(claim.id.claimName)),
            "statement": .text(inlines(claim.statement)), "place": .text(escape(claim.place)),
            "verdict": .text(verdict(claim.verdict)), "key": .text(claim.verdict.rawValue),
            "scale": .text(inlines(claim.scale)),
            "hasThresholds": .flag(!claim.thresholds.isEmpty),
            "thresholds": .list(claim.thresholds.map { ["content": .text(inlines($0))] }),
            "hasEffects": .flag(!claim.effects.isEmpty),
            "effects": .list(claim.effects.prefix(leading).map { effect($0, of: claim) }),
            "hasMoreEffects": .flag(claim.effects.count > leading),
            "moreEffects": .list(claim.effects.dropFirst(leading).map { effect($0, of: claim) }),
            "moreCount": .text("\(max(claim.effects.count - leading, 0))"),
            "hasReferences": .flag(!references.isEmpty),
            "references": .list(references.map { ["content": .text(reference($0))] }),
            "data": .optional(claim.data.map(dialect.target)),
        ]
    }

    private func effect(_ effect: ClaimEffect, of claim: ClaimEntry) -> TemplateRecord {
        // Without anything to compare it with an interval on a scale of its own says nothing.
        let scale = effect.thresholds.isEmpty ? nil : IntervalScale(effect)
        return [
            "name": .text(escape(effect.name)), "value": .text(number(claim.number(effect, .value))),
            "low": .text(number(claim.number(effect, .low))), "high": .text(number(claim.number(effect, .high))),
            "seeds": .text(number(claim.number(effect, .seeds))),
            "lowPosition": .optional(scale?.percent(effect.low)),
            "highPosition": .optional(scale?.percent(effect.high)),
            "valuePosition": .optional(scale?.percent(effect.value)),
            "thresholds": .list(effect.thresholds.compactMap { scale?.percent($0) }.map { ["position": .text($0)] }),
        ]
    }
}

/// Where the ends of an interval lie in its small drawing, as percent of the width.
struct IntervalScale {
    private let start: Double
    private let length: Double

    /// The scale that shows the interval, the estimate and the threshold with a margin; nil where one is not finite.
    init?(_ effect: ClaimEffect) {
        let values = [effect.value, effect.low, effect.high] + effect.thresholds
        guard let least = values.min(), let greatest = values.max(), values.allSatisfy(\.isFinite) else { return nil }
        let span = greatest > least ? greatest - least : max(abs(greatest), 1)
        let margin = 0.12
        let extra = greatest > least ? margin * span : span / 2
        start = least - extra
        length = greatest - least + 2 * extra
    }

    func percent(_ value: Double) -> String { NumberFormat.fixed(2).text(100 * (value - start) / length) }
}
