import Foundation
import Testing

@testable import Experiments
@testable import Reports

/// No number of the report is typed: the whole report is composed of three tables of measurements, and whatever does
/// not change from one to the others has to be known as configuration.
@Suite struct StudyNumbersTests {
    private static let original = Result { try FabricatedStudy(.original).document }
    private static let near = Result { try FabricatedStudy(.near).document }
    private static let far = Result { try FabricatedStudy(.far).document }

    /// Numbers that no measurement makes: the sizes of the study, and the limits that decide.
    private static func isConfigured(_ name: String) -> Bool {
        let quantity = name.split(separator: ":").last.map(String.init) ?? name
        return ["configuration:", "machine:", "threshold:"].contains(where: name.hasPrefix)
            || quantity.hasPrefix("threshold") || quantity.hasSuffix(".seeds")
            || configured.contains(where: { quantity.hasPrefix($0) })
    }

    private static let configured = [
        "seeds", "batch", "width", "depth", "divisor", "group-count", "group-size", "stage", "blocks", "layers",
    ]

    /// The named numbers of a document, in the order in which they are printed first.
    private static func named(_ document: Document) throws -> [String: String] {
        Dictionary(try document.resolved().macros.map { ("\($0.group):\($0.name)", $0.text) }) { first, _ in first }
    }

    @Test func everyNamedNumberChanges() throws {
        let original = try Self.named(Self.original.get())
        let others = try [Self.near, Self.far].map { try Self.named($0.get()) }
        let kept = original.filter { name, text in
            !Self.isConfigured(name) && others.allSatisfy { $0[name] == text }
        }
        let measured = original.keys.filter { !Self.isConfigured($0) }
        #expect(measured.count > 500)
        #expect(kept.isEmpty, "unchanged: \(kept.sorted { $0.key < $1.key }.prefix(20))")
        // What is called configured stays, or it is hiding a measurement.
        let moved = original.filter { name, text in
            Self.isConfigured(name) && others.contains { $0[name] != nil && $0[name] != text }
        }
        #expect(moved.isEmpty, "moved: \(moved.keys.sorted().prefix(20))")
    }

    @Test(arguments: ReportFormat.allCases)
    func everyPrintedNumberChanges(_ format: ReportFormat) throws {
        let (before, after) = (try numbers(Self.original, format), try numbers(Self.near, format))
        #expect(before.count == after.count)
        let configured = try configuredTexts()
        var changed = 0
        var kept = [String: Int]()
        for (first, second) in zip(before, after) {
            if first != second {
                changed += 1
            } else if !configured.contains(first) {
                kept[first, default: 0] += 1
            }
        }
        #expect(changed > 500, "only \(changed) of \(before.count) numbers changed")
        // Some measurements round to the same digits; a typed one would stay beside no changed neighbour, but rare
        // coincidences are bounded by how often three digits of a shifted number agree.
        #expect(kept.values.reduce(0, +) * 100 < changed, "unchanged: \(kept)")
    }

    @Test func everyValueBehindAFigureChanges() throws {
        let (before, after) = (try figureValues(Self.original), try figureValues(Self.near))
        #expect(before.count == after.count)
        #expect(before.count > 3000)
        let kept = zip(before, after).filter { $0.value == $1.value }.map(\.0.series)
        // A closed form that knows the architecture alone is no measurement.
        let theories = ["mean field", "closed form", "fixed point", "recursion", "random walk", "no growth"]
        let measured = kept.filter { series in !theories.contains { series.contains($0) } }
        #expect(measured.count * 100 < before.count, "unchanged: \(Set(measured).sorted().prefix(20))")
    }

    // MARK: - Reading

    /// Every number with decimals, a power of ten or a percent sign, in the order of the text; whole numbers are sizes
    /// and counts, and those that are measured have names.
    private func numbers(_ document: Result<Document, any Error>, _ format: ReportFormat) throws -> [String] {
        let text = try TestTemplates.write(document.get(), as: format)
        let prose: String
        switch format {
        case .html:
            let body = try #require(text.firstRange(of: "<main")).lowerBound
            prose = String(text[body...]).replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "")
                .replacing(/<script.*?<\/script>/.dotMatchesNewlines(), with: "").replacing(/<[^>]*>/, with: " ")
        case .markdown: prose = text.replacing(/\]\([^)]*\)/, with: "").replacing(/<[^>]*>/, with: " ")
        case .latex: prose = text.replacing(/\\(label|ref|includegraphics|normreportclaim)\S*/, with: " ")
        }
        return prose.matches(of: /(?:^|[^\w.])([−-]?[0-9][0-9,]*(?:\.[0-9]+(?:×10[⁻⁰¹²³⁴-⁹]+)?%?|%))/)
            .map { String($0.output.1) }
    }

    /// How configured numbers are printed: the limits, levels of tests, and what is written of the paper.
    private func configuredTexts() throws -> Set<String> {
        let named = try Self.named(Self.original.get()).filter { Self.isConfigured($0.key) }
        return Set(named.values).union(["95%", "0.1.0", "0.1"])
    }

    private static func text(_ prose: Prose) -> String {
        prose.inlines.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }

    private func figureValues(
        _ document: Result<Document, any Error>
    ) throws -> [(series: String, value: Double)] {
        var found = [(series: String, value: Double)]()
        func walk(_ blocks: [Block]) throws {
            for block in blocks {
                switch block {
                case .section(let section): try walk(section.blocks)
                case .figure(let figure):
                    guard let data = figure.data else { continue }
                    let series = try #require(data.columns.firstIndex { Self.text($0.title) == "series" })
                    for row in data.rows {
                        guard case .prose(let label) = row[series] else { continue }
                        switch row[row.count - 1] {
                        case .number(let number), .interval(let number, _, _):
                            found.append((Self.text(label), number.value))
                        default: continue
                        }
                    }
                default: continue
                }
            }
        }
        try walk(document.get().sections.map(Block.section))
        return found
    }
}
