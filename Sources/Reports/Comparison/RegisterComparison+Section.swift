import Findings

extension RegisterComparison {
    /// The comparison as a section of a document, with a table of verdicts and one of effects.
    /// - Parameters:
    ///   - first: The name of the first register, as plain text.
    ///   - second: The name of the second register, as plain text.
    func section(first: String, second: String) -> Section {
        Section("comparison", title: "\(first) and \(second) compared") {
            if !differences.isEmpty {
                Paragraph("The studies differ, so their numbers may differ too:")
                Definitions(
                    differences.map { Definition(Prose(text: $0.aspect), Prose(text: "\($0.first) -> \($0.second)")) })
            }
            Paragraph(counts.named(in: "comparison"))
            if !flipped.isEmpty {
                TableBlock(
                    "flipped-verdicts", caption: "Verdicts that differ.", content: verdicts(first, second))
            }
            if !effects.isEmpty {
                TableBlock(
                    "effect-changes",
                    caption: """
                        Effects that both studies estimate. An effect has moved if the difference exceeds the margin: \
                        the half intervals that face each other, added as independent errors.
                        """,
                    content: changes(first, second), isFilterable: true)
            }
            for (name, missing) in [(first, onlyInFirst), (second, onlyInSecond)] where !missing.isEmpty {
                Details("Only in \(name)") { ListBlock(missing.map { Prose(text: $0) }) }
            }
        }
    }

    /// A document that consists of the comparison.
    ///
    /// - Parameter title: the title; the names of the two registers if nil.
    package func document(first: String, second: String, title: String? = nil) -> Document {
        Document(
            title: title ?? "\(first) and \(second) compared",
            summary: "Verdicts that flipped, and effects that moved beyond their joint interval.",
            sections: [section(first: first, second: second)])
    }

    private var counts: Prose {
        """
        Of \(judged.count, "judged") verdicts \(flipped.count, "flipped") flipped; of \(effects.count, "effects") effects \
        \(moved.count, "moved") moved beyond their joint interval.
        """
    }

    private func verdicts(_ first: String, _ second: String) -> TableContent {
        TableContent(
            columns: [
                TableColumn("Name"), TableColumn("In words"), TableColumn(Prose(text: first), .verdict),
                TableColumn(Prose(text: second), .verdict),
            ],
            rows: flipped.map {
                [
                    .prose(Prose(text: ElementID($0.id).claimName)), .prose(Prose(text: $0.text)),
                    .verdict($0.first), .verdict($0.second),
                ]
            })
    }

    private func changes(_ first: String, _ second: String) -> TableContent {
        TableContent(
            columns: [
                TableColumn("Statement"), TableColumn("Effect"), TableColumn(Prose(text: first), .number),
                TableColumn(Prose(text: second), .number), TableColumn("Difference", .number),
                TableColumn("Margin", .number), TableColumn("Moved", offersChoice: true),
            ],
            rows: effects.map { change in
                [
                    .prose(Prose(text: ElementID(change.statement).claimName)), .prose(Prose(text: change.first.name)),
                    cell(change.first, of: change, "first"), cell(change.second, of: change, "second"),
                    cell(change.difference, of: change, "difference"), cell(change.margin, of: change, "margin"),
                    .prose(change.hasMoved ? "moved" : "within"),
                ]
            })
    }

    private func cell(_ effect: ClaimRegister.Effect, of change: EffectChange, _ side: String) -> TableCell {
        guard let value = effect.value else { return .missing }
        guard let low = effect.low, let high = effect.high else {
            return .number(number(value, of: change, side))
        }
        return .interval(
            value: number(value, of: change, side), low: number(low, of: change, "\(side).low"),
            high: number(high, of: change, "\(side).high"))
    }

    private func cell(_ value: Double?, of change: EffectChange, _ part: String) -> TableCell {
        value.map { .number(number($0, of: change, part)) } ?? .missing
    }

    private func number(_ value: Double, of change: EffectChange, _ part: String) -> Number {
        let name = "\(change.statement).\(ElementID(slug: change.first.name)).\(part)"
        return Number(value, source: .quantity(group: "comparison", name: name))
    }
}
