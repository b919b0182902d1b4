import Findings
import Paper

/// The register of claims: each claim with its statements, their evidence and its place in the paper.
struct RegisterSection {
    let parts: [StudyPart]
    let figures: [String: OutputFolder.DrawnFigure]
    /// Whether no run had used one of the study's seeds when the rules and thresholds were frozen.
    let hasFreshSeeds: Bool

    /// A warning before the verdicts; nil if there is none.
    var warning: Callout? {
        guard !hasFreshSeeds else { return nil }
        let count = Statement.ofThePaper.count { !isFreshTest($0) }
        return Callout(.warning, title: "Not a fresh test") {
            Paragraph(
                """
                This study has seeds below \(Int(Scale.firstFreshSeed), "first-fresh-seed", in: "configuration"). \
                Results on such seeds had been seen when some of the thresholds were set. These thresholds are marked, \
                and so are the verdicts on the \(count, "stale-statements", in: "configuration") statements that they \
                judge: they repeat an earlier finding and are not a test of it.
                """)
        }
    }

    private func isFreshTest(_ statement: Statement) -> Bool {
        hasFreshSeeds || statement.thresholds.allSatisfy(\.precedesResults)
    }

    /// The claims in order.
    var entries: [ClaimEntry] {
        parts.claims.map { claim in
            let identifier = claim.claim.identifier
            return ClaimEntry(
                ElementID(identifier), statement: Prose(text: claim.claim.statement), place: claim.claim.place,
                verdict: claim.verdict, summary: claim.summary.named(in: identifier),
                statements: claim.statements.map(entry))
        }
    }

    private func entry(_ judged: ClaimFinding.Judged) -> StatementEntry {
        let finding = judged.finding
        let statement = finding.statement
        let identifier = statement.identifier
        func prose(_ text: Prose) -> Prose { text.named(in: identifier) }
        let drawn = finding.figures.filter { figures[$0] != nil }
        return StatementEntry(
            ElementID(identifier), statement.kind, text: prose(statement.text), place: statement.place,
            verdict: judged.verdict, reason: finding.reason.map(prose), rule: prose(statement.rule),
            thresholds: statement.thresholds.map {
                "\($0.meaning): \(PaperSections.region(of: $0)), set \(PaperSections.origin(of: $0, hasFreshSeeds: hasFreshSeeds))"
            },
            effects: finding.members.flatMap(effects) + finding.beside.map(effect),
            pValues: pValues(judged), power: power(finding), scale: prose(finding.scale),
            remarks: (isFreshTest(statement) ? [] : [Self.staleRemark]) + finding.remarks.map(prose),
            section: parts.first { $0.experiment.statements.contains(statement) }.map {
                ElementID($0.experiment.identifier)
            },
            figures: drawn.map { ElementID($0) }, data: drawn.map { "data/\($0).csv" })
    }

    private static let staleRemark: Prose =
        "Not a fresh test: a threshold was set after results on seeds of this study had been seen."

    private func effects(_ member: Member) -> [ClaimEffect] {
        guard !member.evidence.isEmpty else {
            return [
                ClaimEffect(
                    member: member.name, member.reason?.plainText ?? "", value: .nan, low: nil, high: nil,
                    seeds: 0, outcome: member.outcome)
            ]
        }
        return member.evidence.map { ClaimEffect($0, of: member) }
    }

    private func effect(_ effect: Effect) -> ClaimEffect {
        ClaimEffect(
            effect.name, value: effect.value ?? .nan, low: effect.low, high: effect.high, seeds: effect.seeds,
            format: effect.format)
    }

    private func pValues(_ judged: ClaimFinding.Judged) -> Prose? {
        let group = judged.finding.statement.identifier
        guard let pValue = judged.finding.pValue else { return nil }
        guard let corrected = judged.correctedPValue else {
            return "p = \(pValue, "p-value", .significant(2), in: group)"
        }
        return """
            p = \(pValue, "p-value", .significant(2), in: group), \
            \(corrected, "corrected-p-value", .significant(2), in: group) after correction for the claim's other statements
            """
    }

    private func power(_ finding: StatementFinding) -> Prose? {
        finding.power.map { $0.words.named(in: finding.statement.identifier) }
    }
}
