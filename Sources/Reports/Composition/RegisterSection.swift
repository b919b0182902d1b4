import Findings
import Paper

/// The register of claims: each with its statements, what they rest on, and where it is told.
struct RegisterSection {
    let parts: [StudyPart]
    let figures: [String: OutputFolder.DrawnFigure]

    /// The claims in order.
    var entries: [ClaimEntry] {
        parts.claims.map { claim in
            let identifier = claim.claim.identifier
            return ClaimEntry(
                ElementID(identifier), statement: Prose(text: claim.claim.statement), place: claim.claim.place,
                verdict: claim.verdict, summary: Prose(claim.summary, group: identifier),
                statements: claim.statements.map(entry))
        }
    }

    private func entry(_ judged: ClaimFinding.Judged) -> StatementEntry {
        let finding = judged.finding
        let statement = finding.statement
        let identifier = statement.identifier
        func prose(_ sentence: Sentence) -> Prose { Prose(sentence, group: identifier) }
        let drawn = finding.figures.filter { figures[$0] != nil }
        return StatementEntry(
            ElementID(identifier), statement.kind, text: prose(statement.text), place: statement.place,
            verdict: judged.verdict, reason: finding.reason.map(prose), rule: prose(statement.rule),
            thresholds: statement.thresholds.map {
                "\($0.meaning): \(PaperSections.region(of: $0)), set \(PaperSections.origin(of: $0))"
            },
            effects: finding.members.flatMap(effects) + finding.beside.map(effect),
            pValues: pValues(judged), power: power(finding), scale: prose(finding.scale),
            remarks: finding.remarks.map(prose),
            section: parts.first { $0.experiment.statements.contains(statement) }.map {
                ElementID($0.experiment.identifier)
            },
            figures: drawn.map { ElementID($0) }, data: drawn.map { "data/\($0).csv" })
    }

    private func effects(_ member: Member) -> [ClaimEffect] {
        guard !member.evidence.isEmpty else {
            return [
                ClaimEffect(
                    name: "\(member.name): \(member.reason?.plainText ?? "")", value: .nan, low: nil, high: nil,
                    seeds: 0, outcome: member.outcome)
            ]
        }
        return member.evidence.map {
            ClaimEffect(
                name: "\(member.name): \($0.quantity)", value: $0.value ?? .nan, low: $0.interval?.low,
                high: $0.interval?.high, seeds: $0.seeds, thresholds: $0.region?.ends ?? [],
                outcome: member.rests(on: $0) ? $0.outcome : nil,
                format: NumberFormat($0.format))
        }
    }

    private func effect(_ effect: Effect) -> ClaimEffect {
        ClaimEffect(
            name: effect.name, value: effect.value ?? .nan, low: effect.low, high: effect.high, seeds: effect.seeds,
            format: NumberFormat(effect.format))
    }

    private func pValues(_ judged: ClaimFinding.Judged) -> Prose? {
        let group = judged.finding.statement.identifier
        func number(_ value: Double, _ name: String) -> Number {
            Number(value, .significant(2), source: .quantity(group: group, name: name))
        }
        guard let pValue = judged.finding.pValue else { return nil }
        guard let corrected = judged.correctedPValue else { return "p = \(number(pValue, "p-value"))" }
        return """
            p = \(number(pValue, "p-value")), \(number(corrected, "corrected-p-value")) corrected for the claim's other \
            statements
            """
    }

    private func power(_ finding: StatementFinding) -> Prose? {
        guard let power = finding.power else { return nil }
        let number = Number(
            power, .percent(0), source: .quantity(group: finding.statement.identifier, name: "power"))
        return finding.isUnderpowered ? "\(number): underpowered" : "\(number)"
    }
}
