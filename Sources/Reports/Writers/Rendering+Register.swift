import Findings

extension Rendering {
    /// The claims with their statements, and how often each verdict was given to a statement that decides.
    func register(_ claims: [ClaimEntry]) -> String {
        let deciding = claims.flatMap(\.statements).filter(\.kind.decides)
        let counts = Verdict.allCases.compactMap { verdict -> TemplateRecord? in
            let count = deciding.count { $0.verdict == verdict }
            guard count > 0 else { return nil }
            return [
                "key": .text(verdict.rawValue), "label": .text(escape(verdict.label)),
                "symbol": .text(escape(verdict.symbol)), "count": .text("\(count)"),
            ]
        }
        return templates.render(.register, ["counts": .list(counts), "claims": .list(claims.map(claim))])
    }

    private func claim(_ claim: ClaimEntry) -> TemplateRecord {
        [
            "anchor": .text(document.label(claim.id).anchor), "name": .text(escape(claim.id.claimName)),
            "statement": .text(inlines(claim.statement)), "place": .text(escape(claim.place)),
            "verdict": .text(verdict(claim.verdict)), "key": .text(claim.verdict.rawValue),
            "summary": .text(inlines(claim.summary)),
            "statements": .list(claim.sortedStatements.map(statement)),
        ]
    }

    private func statement(_ entry: StatementEntry) -> TemplateRecord {
        let references = [entry.section].compactMap(\.self) + entry.figures
        let leading = 4
        let effects = entry.sortedEffects
        return [
            "anchor": .text(document.label(entry.id).anchor), "name": .text(escape(entry.id.claimName)),
            "kind": .text(escape(entry.kind.rawValue)), "text": .text(inlines(entry.text)),
            "place": .text(escape(entry.place)),
            "verdict": .text(verdict(entry.verdict)), "key": .text(entry.verdict.rawValue),
            "reason": .optional(entry.reason.map { inlines($0) }), "rule": .text(inlines(entry.rule)),
            "pValues": .optional(entry.pValues.map { inlines($0) }),
            "power": .optional(entry.power.map { inlines($0) }),
            "scale": .optional(entry.scale.isEmpty ? nil : inlines(entry.scale)),
            "remarks": .list(entry.remarks.map { ["content": .text(inlines($0))] }),
            "hasThresholds": .flag(!entry.thresholds.isEmpty),
            "thresholds": .list(entry.thresholds.map { ["content": .text(inlines($0))] }),
            "hasEffects": .flag(!effects.isEmpty),
            "effects": .list(effects.prefix(leading).map { effect($0, of: entry) }),
            "hasMoreEffects": .flag(effects.count > leading),
            "moreEffects": .list(effects.dropFirst(leading).map { effect($0, of: entry) }),
            "moreCount": .text("\(max(effects.count - leading, 0))"),
            "hasReferences": .flag(!references.isEmpty),
            "references": .list(references.map { ["content": .text(reference($0))] }),
            "data": .list(entry.data.map { ["path": .text(dialect.target($0))] }),
        ]
    }

    private func effect(_ effect: ClaimEffect, of entry: StatementEntry) -> TemplateRecord {
        // Without a threshold, an interval on its own scale carries no information.
        let scale = effect.thresholds.isEmpty ? nil : IntervalScale(effect)
        func text(_ part: EffectPart) -> String? { entry.number(effect, part).map { number($0) } }
        return [
            "name": .text(escape(effect.name)), "value": .text(text(.value) ?? ""),
            "low": .optional(text(.low)), "high": .optional(text(.high)), "seeds": .text(text(.seeds) ?? ""),
            "outcome": .text(escape(effect.outcome?.label ?? "beside")),
            "outcomeKey": .text(effect.outcome?.rawValue ?? "beside"),
            "lowPosition": .optional(effect.low.flatMap { low in scale.map { $0.percent(low) } }),
            "highPosition": .optional(effect.high.flatMap { high in scale.map { $0.percent(high) } }),
            "valuePosition": .optional(scale?.percent(effect.value)),
            "thresholds": .list(effect.thresholds.compactMap { scale?.percent($0) }.map { ["position": .text($0)] }),
        ]
    }
}

/// The positions of an interval's bounds in its small drawing, in percent of the width.
struct IntervalScale {
    private let start: Double
    private let length: Double

    /// Makes the scale that shows the interval, the estimate and the thresholds with a margin; nil if one is not
    /// finite.
    init?(_ effect: ClaimEffect) {
        let values = [effect.value, effect.low, effect.high].compactMap(\.self) + effect.thresholds
        guard let least = values.min(), let greatest = values.max(), values.allSatisfy(\.isFinite) else { return nil }
        let span = greatest > least ? greatest - least : max(abs(greatest), 1)
        let margin = 0.12
        let extra = greatest > least ? margin * span : span / 2
        start = least - extra
        length = greatest - least + 2 * extra
    }

    func percent(_ value: Double) -> String { NumberFormat.fixed(2).text(100 * (value - start) / length) }
}
