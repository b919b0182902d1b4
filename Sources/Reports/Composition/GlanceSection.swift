import Findings
import Paper

/// The top of the report: what holds, what does not and why, and the summary figure.
struct GlanceSection {
    let study: Study
    let parts: [StudyPart]
    let claims: [ClaimFinding]
    let figures: [String: OutputFolder.DrawnFigure]

    /// The identifier of the section.
    static let identifier: ElementID = "glance"

    var section: Section {
        Section(Self.identifier, title: "At a glance") {
            claims.map(row)
            Section("holds", title: "What holds") { Paragraph(holding) }
            Section("fails", title: "What does not hold") { Paragraph(failing) }
            if let summary { FigureSection(finding: summary.finding, drawing: summary.svg).block }
            ScaleCallout(study: study, claims: claims, measured: measured).callout
        }
    }

    /// The figure that sums up the study, where it is drawn.
    private var summary: OutputFolder.DrawnFigure? {
        parts.lazy.compactMap(\.findings.summaryFigure).compactMap { figures[$0] }.first
    }

    // MARK: - Rows

    private func row(_ claim: ClaimFinding) -> GlanceRow {
        let identifier = claim.claim.identifier
        return GlanceRow(
            ElementID(identifier), headline: Prose(text: claim.claim.headline), verdict: claim.verdict,
            reason: claim.reason.named(in: identifier),
            effect: claim.decisive.map { ClaimEffect($0.evidence, of: $0.member) },
            count: """
                \(claim.count(.reproduced), "\(identifier)-reproduced", in: identifier) of \
                \(claim.decidingCount, "\(identifier)-deciding", in: identifier)
                """,
            figure: figure(of: claim))
    }

    /// The first figure of the statement that the verdict turns on, or of the claim's first statement that has one.
    private func figure(of claim: ClaimFinding) -> FigureThumbnail? {
        let statements = [claim.decisive?.judged].compactMap(\.self) + claim.statements
        let identifiers = statements.flatMap(\.finding.figures)
        return identifiers.lazy.compactMap { figures[$0] }.first.map {
            FigureThumbnail(ElementID($0.finding.figure.identifier), drawing: $0.svg)
        }
    }

    // MARK: - Paragraphs

    private func statements(_ verdicts: Verdict...) -> [ClaimFinding.Judged] {
        claims.flatMap(\.statements).filter { $0.finding.statement.decides && verdicts.contains($0.verdict) }
    }

    /// The statements that are still being measured.
    private var toCome: Set<String> { identifiers { $0.runsToCome != nil } }
    /// Those whose runs are missing or cannot be analysed.
    private var lost: Set<String> { identifiers { $0.gap != nil } }

    /// Those that are measured completely.
    private var measured: Set<String> { identifiers { $0.runsToCome == nil && $0.gap == nil } }

    /// The identifiers of the statements of those parts of the study that satisfy a condition.
    private func identifiers(where satisfies: (StudyPart) -> Bool) -> Set<String> {
        Set(parts.filter(satisfies).flatMap { $0.experiment.statements }.map(\.identifier))
    }

    private var holding: Prose {
        let held = statements(.reproduced)
        guard !held.isEmpty else { return "No deciding statement is reproduced at this scale." }
        return Prose.joined(held.map(told), separator: " ")
    }

    private var failing: Prose {
        let refuted = statements(.refuted)
        let partly = statements(.inPart)
        // Of those that only the correction for several statements leaves inconclusive, the intervals are not the reason.
        let inconclusive = statements(.inconclusive)
        let open = inconclusive.filter { $0.finding.verdict == .inconclusive }
        let corrected = inconclusive.filter { $0.finding.verdict != .inconclusive }
        let unmeasured = toCome.union(lost)
        let undecidable = statements(.notDecidable).filter { !unmeasured.contains($0.finding.statement.identifier) }
        var parts: [Prose] = [
            refuted.isEmpty
                ? "No statement is refuted." : "Refuted: \(Prose.joined(refuted.map(told), separator: " "))"
        ]
        if !partly.isEmpty { parts.append("Reproduced in part: \(Prose.joined(partly.map(told), separator: " "))") }
        if !open.isEmpty {
            parts.append("Inconclusive, since an interval contains its threshold: \(names(open)).")
        }
        if !corrected.isEmpty {
            parts.append(
                """
                Inconclusive only after the correction for the number of statements of a claim: \(names(corrected)).
                """)
        }
        for (reason, identifiers) in [
            ("Still being measured", toCome), ("Not measured, since runs are missing or cannot be analysed", lost),
        ] {
            let open = statements(.notDecidable).filter { identifiers.contains($0.finding.statement.identifier) }
            if !open.isEmpty { parts.append("\(reason): \(names(open)).") }
        }
        if !undecidable.isEmpty {
            parts.append(
                """
                Not decidable at this scale, with too few seeds or a BatchNorm network that has not learned: \
                \(names(undecidable)).
                """)
        }
        return Prose.joined(parts, separator: " ")
    }

    /// A statement as a sentence that ends in its name.
    private func told(_ judged: ClaimFinding.Judged) -> Prose {
        let statement = judged.finding.statement
        return """
            \(statement.text.withoutFullStop.named(in: statement.identifier)) \
            (\(reference: ElementID(statement.identifier))).
            """
    }

    private func names(_ judged: [ClaimFinding.Judged]) -> Prose {
        Prose.joined(
            judged.map { "\(reference: ElementID($0.finding.statement.identifier))" as Prose }, separator: ", ")
    }
}

extension Prose {
    /// The sentence without the full stop at its end.
    fileprivate var withoutFullStop: Prose {
        guard case .text(let last)? = inlines.last, last.hasSuffix(".") else { return self }
        return Prose(inlines.dropLast() + [.text(String(last.dropLast()))])
    }
}
