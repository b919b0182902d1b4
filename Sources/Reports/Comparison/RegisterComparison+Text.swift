import Findings

extension RegisterComparison {
    /// The comparison as text for the terminal: differences between the studies, changed verdicts, moved effects, and
    /// what only one register has.
    package var text: String {
        var lines = differences.isEmpty ? [] : ["the studies differ, so their numbers may differ too:"]
        lines += Self.columns(differences.map { [$0.aspect, $0.first, "->", $0.second] })
        lines.append("\(flipped.count) of \(judged.count) verdicts flipped")
        lines += Self.columns(
            flipped.map { [$0.id, $0.first.label, "->", $0.second.label, $0.text] })
        lines.append("\(moved.count) of \(effects.count) effects moved beyond their joint interval")
        lines += Self.columns(
            moved.map { change in
                [
                    change.statement, change.first.name, Self.text(change.first), "->", Self.text(change.second),
                    change.margin.map { "(by more than \(Self.text($0)))" } ?? "",
                ]
            })
        lines += onlyInFirst.map { "only in the first: \($0)" } + onlyInSecond.map { "only in the second: \($0)" }
        return lines.joined(separator: "\n")
    }

    /// Rows with their columns aligned, indented by two.
    private static func columns(_ rows: [[String]]) -> [String] {
        guard let count = rows.first?.count else { return [] }
        let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            let line = "  " + cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    private static func text(_ effect: ClaimRegister.Effect) -> String {
        guard let value = effect.value else { return "undefined" }
        guard let low = effect.low, let high = effect.high else { return text(value) }
        return "\(text(value)) [\(text(low)), \(text(high))]"
    }

    private static func text(_ value: Double) -> String { NumberFormat.significant(3).text(value) }
}
