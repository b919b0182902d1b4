import Testing

@testable import Findings
@testable import Paper
@testable import Reports

/// The head of the report says the same as the register: which statements hold, which do not, and what is open.
@Suite struct GlanceSectionTests {
    private static let study = Result { try FabricatedStudy(.original) }

    private func glance() throws -> (section: Section, claims: [ClaimFinding]) {
        let study = try Self.study.get()
        let claims = study.parts.claims
        let figures = study.parts.flatMap(\.findings.figures).map {
            OutputFolder.DrawnFigure(finding: $0, svg: "<svg viewBox=\"0 0 1 1\"></svg>")
        }
        let section = GlanceSection(
            study: study.study, parts: study.parts, claims: claims,
            figures: Dictionary(uniqueKeysWithValues: figures.map { ($0.finding.figure.identifier, $0) })
        ).section
        return (section, claims)
    }

    /// A subsection's paragraph.
    private func paragraph(_ section: Section, _ id: ElementID) throws -> [Inline] {
        let inner = try #require(
            section.blocks.compactMap { block -> Section? in
                if case .section(let inner) = block, inner.id == id { return inner }
                return nil
            }.first)
        return inner.blocks.flatMap { block -> [Inline] in
            if case .paragraph(let prose) = block { prose.inlines } else { [] }
        }
    }

    /// The names of the statements in a subsection's paragraph.
    private func names(_ section: Section, _ id: ElementID) throws -> [String] {
        try paragraph(section, id).compactMap { inline in
            if case .reference(let reference) = inline { reference.target.rawValue } else { nil }
        }
    }

    @Test func agreesWithTheRegister() throws {
        let (section, claims) = try glance()
        let deciding = claims.flatMap(\.statements).filter { $0.finding.statement.decides }
        let held = deciding.filter { $0.verdict == .reproduced }.map { $0.finding.statement.identifier }
        let rest = deciding.filter { $0.verdict != .reproduced }.map { $0.finding.statement.identifier }
        #expect(try names(section, "holds") == held)
        #expect(try names(section, "fails").sorted() == rest.sorted())
        #expect(!rest.isEmpty)
    }

    /// What only the correction for several statements leaves open is not laid to an interval. Holm's factors are 3, 2 and 1.
    @Test func whyAStatementIsOpenIsSaid() throws {
        let claim = Claim("c9", statement: "Layers differ.", place: "section 9")
        func finding(_ number: Int, p: Double, opposite: Double) -> StatementFinding {
            let statement = Statement(
                "c9.\(number)", of: claim, .observation, place: "figure 9", text: "They do.", rule: "It is seen.",
                needs: .initialization)
            let member = Member("m", Evidence("q", value: 1, pValue: p, opposite: opposite, seeds: 10))
            return StatementFinding(statement, seeds: 10, figures: [], scale: "") { .init([member]) }
        }
        let findings = [(0.001, 1.0), (0.02, 1), (0.4, 0.6)].enumerated().map {
            finding($0 + 1, p: $1.0, opposite: $1.1)
        }
        let study = try Self.study.get()
        let section = GlanceSection(
            study: study.study, parts: study.parts, claims: [ClaimFinding(claim, findings)], figures: [:]
        ).section
        #expect(try names(section, "holds") == ["c9.1"])
        let words = try paragraph(section, "fails").map(\.words).joined()
        #expect(words.contains("since an interval contains its threshold: c9.3."))
        #expect(words.contains("after the correction for the number of statements of a claim: c9.2."))
    }

    /// A statement whose runs are still to come, or were lost, is not said to want seeds.
    @Test func whatIsNotMeasuredIsSaid() throws {
        let study = try Self.study.get()
        let deciding = study.parts.filter { $0.experiment.statements.contains(where: \.decides) }
        let (first, second) = (try #require(deciding.first?.experiment), try #require(deciding.last?.experiment))
        let parts = study.parts.map { part in
            switch part.experiment.identifier {
            case first.identifier: StudyPart(first, .toCome(runs: 3))
            case second.identifier: StudyPart(second, .gap(reason: "3 runs are missing"))
            default: part
            }
        }
        let section = GlanceSection(study: study.study, parts: parts, claims: parts.claims, figures: [:]).section
        let words = try paragraph(section, "fails").map(\.words).joined()
        func names(_ experiment: any Experiment.Type) -> String {
            experiment.statements.filter(\.decides).map(\.identifier).joined(separator: ", ")
        }
        #expect(words.contains("Still being measured: \(names(first))."))
        // One reason for one statement or several.
        #expect(
            parts.claims.contains { $0.reason.plainText.contains("cannot be decided: the experiment is still running") }
        )
        #expect(words.contains("Not measured, since runs are missing or cannot be analysed: \(names(second))."))
    }

    /// What the scale decides is counted of what is measured.
    @Test func theScaleIsNotBlamedForWhatIsNotMeasured() throws {
        let study = try Self.study.get()
        func counted(_ parts: [StudyPart]) throws -> (decided: Double, deciding: Double) {
            let section = GlanceSection(study: study.study, parts: parts, claims: parts.claims, figures: [:]).section
            let callouts = section.blocks.compactMap { if case .callout(let callout) = $0 { callout } else { nil } }
            let inlines = callouts.flatMap(\.blocks).flatMap { block -> [Inline] in
                if case .paragraph(let prose) = block { prose.inlines } else { [] }
            }
            func sum(_ end: String) -> Double {
                inlines.reduce(0) { sum, inline in
                    guard case .number(let number) = inline,
                        case .quantity(group: "study", let name) = number.source, name.hasSuffix(end)
                    else { return sum }
                    return sum + number.value
                }
            }
            return (sum("-decided"), sum("-deciding"))
        }
        let whole = try counted(study.parts)
        let first = try #require(study.parts.first { $0.experiment.statements.contains(where: \.decides) })
        let lacking = try counted(
            study.parts.map {
                $0.experiment.identifier == first.experiment.identifier
                    ? StudyPart(first.experiment, .toCome(runs: 3)) : $0
            })
        let statements = first.experiment.statements.filter(\.decides)
        #expect(whole.deciding - lacking.deciding == Double(statements.count))
        #expect(whole.decided > lacking.decided)
    }

    @Test func everyClaimHasItsRow() throws {
        let (section, claims) = try glance()
        guard case .glance(let rows) = section.blocks[0] else {
            Issue.record("the section does not begin with the rows")
            return
        }
        #expect(rows.map(\.claim.rawValue) == claims.map(\.claim.identifier))
        for (row, claim) in zip(rows, claims) {
            #expect(row.verdict == claim.verdict)
            #expect((row.effect != nil) == (claim.decisive != nil))
            if let effect = row.effect { #expect(effect.value == claim.decisive?.evidence.value) }
            #expect(row.figure != nil || claim.statements.allSatisfy(\.finding.figures.isEmpty))
        }
    }

    /// It is the first section in all three formats, and ends with the figure that sums up the study.
    @Test(arguments: ReportFormat.allCases)
    func comesFirst(_ format: ReportFormat) throws {
        let document = try Self.study.get().document
        #expect(document.sections.first?.id == GlanceSection.identifier)
        // The page's contents name the sections before they come.
        let whole = try TestTemplates.write(document, as: format)
        let text = String(whole[(whole.firstRange(of: "<main")?.lowerBound ?? whole.startIndex)...])
        let glance = try #require(text.firstRange(of: "What holds")).lowerBound
        let summary = try #require(text.firstRange(of: "normalizer-profile-summary", after: glance))
        let register = try #require(text.firstRange(of: "statement by statement", after: glance))
        #expect(glance < summary && summary < register)
    }
}

extension Inline {
    /// Text, and the identifiers of what is referred to.
    fileprivate var words: String {
        switch self {
        case .text(let text): text
        case .reference(let reference): reference.target.rawValue
        default: ""
        }
    }
}

extension String {
    fileprivate func firstRange(of text: String, after start: Index) -> Index? {
        self[start...].firstRange(of: text)?.lowerBound
    }
}
