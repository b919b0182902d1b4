import Findings

extension Rendering {
    /// The claims in a row each.
    func glance(_ rows: [GlanceRow]) -> String {
        templates.render(.glance, ["rows": .list(rows.map(row))])
    }

    private func row(_ row: GlanceRow) -> TemplateRecord {
        let label = row.figure.map { document.label($0.id) }
        return [
            "anchor": .text(document.label(row.claim).anchor), "name": .text(escape(row.claim.claimName)),
            "headline": .text(inlines(row.headline, in: .cell)), "verdict": .text(verdict(row.verdict)),
            "key": .text(row.verdict.rawValue), "reason": .text(inlines(row.reason, in: .cell)),
            "count": .text(inlines(row.count, in: .cell)),
            "estimates": .list([row.effect.flatMap(estimate)].compactMap(\.self)),
            "hasFigure": .flag(label != nil), "figureAnchor": .optional(label?.anchor),
            "figureNumber": .optional(label.map { "\($0.ordinal)" }),
            "figure": .optional(row.figure.map { reference($0.id) }),
            "drawing": .optional(row.figure?.attribute("id")), "box": .optional(row.figure?.attribute("viewBox")),
            "png": .optional(row.figure.map { dialect.target(DrawingFiles(id: $0.id).png) }),
        ]
    }

    private func estimate(_ effect: ClaimEffect) -> TemplateRecord? {
        guard !effect.thresholds.isEmpty, let scale = IntervalScale([effect]) else { return nil }
        var length: Double?
        if let low = effect.low, let high = effect.high { length = scale.position(high) - scale.position(low) }
        return [
            "lowPosition": .optional(effect.low.map(scale.percent)),
            "highPosition": .optional(effect.high.map(scale.percent)),
            "valuePosition": .text(scale.percent(effect.value)),
            "length": .optional(length.map { NumberFormat.fixed(2).text($0) }),
            "thresholds": .list(effect.thresholds.map { ["position": .text(scale.percent($0))] }),
        ]
    }
}
