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
        let statements = claim.sortedStatements
        let reported = statements.filter { !$0.kind.decides }
        return [
            "anchor": .text(document.label(claim.id).anchor), "name": .text(escape(claim.id.claimName)),
            "statement": .text(inlines(claim.statement)), "place": .text(escape(PaperPlace.short(claim.place))),
            "verdict": .text(verdict(claim.verdict)), "key": .text(claim.verdict.rawValue),
            "summary": .text(inlines(claim.summary)),
            "statements": .list(statements.filter(\.kind.decides).map(statement)),
            "hasReported": .flag(!reported.isEmpty), "reported": .list(reported.map(statement)),
        ]
    }

    private func statement(_ entry: StatementEntry) -> TemplateRecord {
        let references = [entry.section].compactMap(\.self) + entry.figures
        let leading = 4
        let effects = entry.sortedEffects
        return [
            "anchor": .text(document.label(entry.id).anchor), "name": .text(escape(entry.id.claimName)),
            "kind": .text(escape(entry.kind.rawValue)),
            "text": .text(dialect.summary(inlines(entry.text), plain: plain(entry.text))),
            "wording": .text(inlines(entry.text)), "place": .text(escape(PaperPlace.short(entry.place))),
            "verdict": .text(verdict(entry.verdict)), "key": .text(entry.verdict.rawValue),
            "reason": .optional(entry.reason.map { inlines($0) }), "rule": .text(inlines(entry.rule)),
            "pValues": .optional(entry.pValues.map { inlines($0) }),
            "power": .optional(entry.power.map { inlines($0) }),
            "scale": .optional(entry.scale.isEmpty ? nil : inlines(entry.scale)),
            "remarks": .list(entry.remarks.map { ["content": .text(inlines($0))] }),
            "hasThresholds": .flag(!entry.thresholds.isEmpty),
            "thresholds": .list(entry.thresholds.map { ["content": .text(inlines($0))] }),
            "plots": .list(EffectGroup.groups(of: effects).map { plot($0, of: entry) }),
            "hasEffects": .flag(!effects.isEmpty), "effectCount": .text("\(effects.count)"),
            "effects": .list(effects.prefix(leading).map { effect($0, of: entry) }),
            "hasMoreEffects": .flag(effects.count > leading),
            "moreEffects": .list(effects.dropFirst(leading).map { effect($0, of: entry) }),
            "moreCount": .text("\(max(effects.count - leading, 0))"),
            "hasReferences": .flag(!references.isEmpty),
            "references": .list(references.map { ["content": .text(reference($0))] }),
            "data": .list(entry.data.map { ["path": .text(dialect.target($0))] }),
        ]
    }

    /// A quantity of all members on one scale, against its thresholds.
    private func plot(_ group: EffectGroup, of entry: StatementEntry) -> TemplateRecord {
        let scale = group.scale
        return [
            "quantity": .text(escape(group.quantity)), "decides": .flag(group.decides),
            "isLogarithmic": .flag(scale.isLogarithmic),
            "rows": .list(
                group.effects.map { effect in
                    let value = entry.number(effect, .value).map { number($0) } ?? ""
                    return [
                        "member": .text(escape(effect.member)), "value": .text(value),
                        "outcome": .text(escape(effect.outcome?.label ?? "reported only")),
                        "outcomeKey": .text(effect.outcome?.rawValue ?? "beside"),
                        "lowPosition": .optional(effect.low.map(scale.percent)),
                        "highPosition": .optional(effect.high.map(scale.percent)),
                        "valuePosition": .text(scale.percent(effect.value)),
                        "thresholds": .list(effect.thresholds.map { ["position": .text(scale.percent($0))] }),
                    ]
                }),
        ]
    }

    private func effect(_ effect: ClaimEffect, of entry: StatementEntry) -> TemplateRecord {
        func text(_ part: EffectPart) -> String? { entry.number(effect, part).map { number($0) } }
        return [
            "name": .text(escape(effect.name)), "value": .text(text(.value) ?? ""),
            "low": .optional(text(.low)), "high": .optional(text(.high)), "seeds": .text(text(.seeds) ?? ""),
            "outcome": .text(escape(effect.outcome?.label ?? "reported only")),
            "outcomeKey": .text(effect.outcome?.rawValue ?? "beside"),
        ]
    }
}
