import Foundation
import Plots
import Testing

@testable import Findings
@testable import Reports
@testable import Runs

/// No number of the report is typed: the whole report is composed of four tables of measurements, and whatever is the same
/// in all of them has to be known as configuration or as theory.
@Suite struct StudyNumbersTests {
    private static let original = Result { try FabricatedStudy(.original).document }
    private static let others = [FabricatedStudy.Measurements.near, .far, .farther].map { measurements in
        Result { try FabricatedStudy(measurements).document }
    }

    /// Numbers that no measurement makes: the sizes of the study, and the limits that decide.
    private static func isConfigured(_ name: String) -> Bool {
        let quantity = name.split(separator: ":").last.map(String.init) ?? name
        return ["configuration:", "machine:", "threshold:", "method:"].contains(where: name.hasPrefix)
            || ["threshold", "width-divisor", "training-", "seeds-", "needed-"].contains(where: quantity.hasPrefix)
            || [".seeds", "-stage", "-deciding"].contains(where: quantity.hasSuffix)
            || quantity.hasSuffix("-layers") && !quantity.hasPrefix("exponent")
            || quantity.wholeMatch(of: /(batch|group-size)-([0-9]+|smallest|largest)|uniform-(batch|depth|width)/)
                != nil
            || [
                "seeds", "trained-seeds", "batch", "images", "group-size", "depth", "greater-depth", "width", "side",
                "last-side",
                "blocks", "last-convolution",
                "group-count", "activation-based", "smallest-side", "smallest-positions", "normalizers",
                "settings", "slow-fraction",
            ].contains(quantity)
    }

    /// What a theory says without a measurement, and counts of layers and verdicts, which seldom change.
    private static func mayStay(_ name: String) -> Bool {
        [
            "-predicted", "-foretold", "-decided", "-claimed", "-theory", "-expected", "-candidates", ":growing",
            "p-value", ":power", ":power-members",
            ":power-all-members", ":power-sufficient", ":power-seed-count", ":power-claimed", ":power-seeds",
        ].contains(where: name.hasSuffix)
    }

    /// Whether two values would seldom be printed alike: one digit, as of a count or of a small half-width, says too
    /// little.
    private static func isTelling(_ text: String) -> Bool {
        text.filter(\.isNumber).drop { $0 == "0" }.count > 1
    }

    /// The named numbers of a document.
    private static func named(_ document: Document) throws -> [String: String] {
        Dictionary(try document.resolved().macros.map { ("\($0.group):\($0.name)", $0.text) }) { first, _ in first }
    }

    @Test func everyNamedNumberChanges() throws {
        let original = try Self.named(Self.original.get())
        let others = try Self.others.map { try Self.named($0.get()) }
        let measured = original.filter {
            !Self.isConfigured($0.key) && !Self.mayStay($0.key) && Self.isTelling($0.value)
        }
        #expect(measured.count > 500)
        let kept = measured.filter { name, text in others.allSatisfy { $0[name] == text } }
        #expect(kept.isEmpty, "unchanged: \(kept.sorted { $0.key < $1.key })")
        // What is called configured stays, or it is hiding a measurement.
        let moved = original.filter { name, text in
            Self.isConfigured(name) && others.contains { $0[name] != nil && $0[name] != text }
        }
        #expect(moved.isEmpty, "moved: \(moved.keys.sorted())")
    }

    /// The same of all numbers in the text, those without a name among them.
    @Test(arguments: ReportFormat.allCases)
    func everyPrintedNumberChanges(_ format: ReportFormat) throws {
        let before = try numbers(Self.original, format)
        let others = try Self.others.map { Set(try numbers($0, format)) }
        let known = Set(
            try Self.named(Self.original.get()).filter { Self.isConfigured($0.key) || Self.mayStay($0.key) }.values
        ).union(["95%", "0.1.0"])
        #expect(before.count > 20, "only \(before.count) numbers were found")
        let kept = before.filter { number in
            !known.contains(number.text) && Self.isTelling(number.text) && !Self.isTheory(number)
                && others.allSatisfy { $0.contains(number) }
        }
        #expect(kept.isEmpty, "unchanged among \(before.count): \(kept)")
    }

    @Test func everyValueBehindAFigureChanges() throws {
        let (before, after) = (try figureValues(Self.original), try figureValues(Self.others[0]))
        #expect(before.count == after.count)
        #expect(before.count > 3000)
        let kept = zip(before, after).filter { $0.value == $1.value }.map(\.0.series)
        // A norm over itself is one.
        let measured = kept.filter { series in !Self.theories.contains { series.contains($0) } }
        #expect(measured.count * 100 < before.count, "unchanged: \(Set(measured).sorted())")
    }

    /// Series of closed forms that know the architecture alone.
    private static let theories = [
        "theory", "mean field", "closed form", "fixed point", "recursion", "random walk", "no growth",
    ]

    /// Whether a description tells the number of a closed form.
    private static func isTheory(_ number: PrintedNumber) -> Bool {
        let series = number.context.split(separator: ";").last ?? ""
        return theories.contains { series.contains($0) }
    }

    // MARK: - Reading

    /// Versions of software look like numbers.
    private static func withoutVersions(_ text: String) -> String {
        [LibraryVersions.cairo, LibraryVersions.pango, Software.compiler, "oneDNN 2.6.3"]
            .reduce(text) { $0.replacing($1, with: "") }
    }

    private struct PrintedNumber: Hashable {
        let text: String
        /// The words before it, behind those of its section, which tell it from others that happen to be equal.
        let context: String
    }

    /// Every number with decimals, a power of ten or a percent sign; whole numbers are sizes and counts, and those that
    /// are measured have names. What carries its name or its value in the markup is looked at by the other tests.
    private func numbers(_ document: Result<Document, any Error>, _ format: ReportFormat) throws -> [PrintedNumber] {
        let text = try TestTemplates.write(document.get(), as: format)
        let prose: String
        switch format {
        case .html:
            let body = try #require(text.firstRange(of: "<main")).lowerBound
            prose = String(text[body...]).replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "")
                .replacing(/<script.*?<\/script>/.dotMatchesNewlines(), with: "")
                .replacing(/<data[^>]*>[^<]*<\/data>/, with: "")
                .replacing(/<td class="kind-number"[^>]*>[^<]*<\/td>/, with: "").replacing(/<[^>]*>/, with: " ")
        case .markdown:
            // The cells of tables are numbers with names.
            prose = text.replacing(/\n\|.*/, with: "").replacing(/\]\([^)]*\)/, with: "").replacing(
                /<[^>]*>/, with: " ")
        case .latex:
            // What a drawing's coordinates are made of has names.
            prose = text.replacing(/\n\\expandafter.*/, with: "")
                .replacing(/\\begin\{picture\}.*?\\end\{picture\}/.dotMatchesNewlines(), with: "")
                .replacing(/\\(label|ref|includegraphics|normreportclaim)\S*/, with: " ")
                .replacing(/p\{[0-9.]+\\linewidth\}|\[width[^\]]*\]/, with: "")
        }
        return Self.withoutVersions(prose).matches(
            of: /(?:^|[^\w.])([−-]?[0-9][0-9,]*(?:\.[0-9]+(?:×10[⁻⁰¹²³⁴-⁹]+)?%?|%))/
        ).map { match in
            let start = match.output.1.startIndex
            let before = match.output.1.base[..<start]
            let section = before.range(of: "\n#", options: .backwards).map {
                before[$0.upperBound...].prefix { !$0.isNewline }
            }
            let context = "\(section ?? "")\(before.suffix(120))".filter { !$0.isNumber && $0 != "." }
            return PrintedNumber(text: String(match.output.1), context: context)
        }
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
                    let series = try #require(data.columns.firstIndex { $0.title.plainText == "series" })
                    for row in data.rows {
                        guard case .prose(let label) = row[series] else { continue }
                        switch row[row.count - 1] {
                        case .number(let number), .interval(let number, _, _):
                            found.append((label.plainText, number.value))
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
