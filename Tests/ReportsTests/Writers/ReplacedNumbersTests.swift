import Foundation
import Testing

@testable import Findings

/// No number of the report is typed: with every measurement another one, every printed number is another one.
@Suite struct ReplacedNumbersTests {
    @Test func everyNumberChangesInHTML() throws {
        let before = try numbers(.original)
        let after = try numbers(.replaced)
        #expect(before.count > 50)
        #expect(before.count == after.count)
        #expect(zip(before, after).filter { $0 == $1 }.isEmpty)
    }

    @Test func everyMacroChangesInLaTeX() throws {
        let before = try macros(.original)
        let after = try macros(.replaced)
        #expect(before.count > 40)
        #expect(before.keys.sorted() == after.keys.sorted())
        for (name, text) in before {
            #expect(after[name] != text, "\(name) stays \(text)")
        }
    }

    @Test func noDigitsRemainInTheProse() throws {
        // What is left of the page's sentences without its numbers is the same for both tables.
        let strip = { (value: Measurements) in
            try TestTemplates.write(SampleDocument(value).document, as: .html)
                .replacing(Self.number, with: "")
                .replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "")
                // The tables behind figures hold their numbers as they are.
                .replacing(/<td class="kind-number"[^>]*>[^<]*<\/td>/, with: "")
                .replacing(/data-value="[^"]*"/, with: "")
        }
        let (before, after) = (try strip(.original), try strip(.replaced))
        #expect(before == after)
    }

    nonisolated(unsafe) private static let number = /<data class="number"[^>]*>[^<]*<\/data>/

    private func numbers(_ value: Measurements) throws -> [String] {
        try TestTemplates.write(SampleDocument(value).document, as: .html)
            .matches(of: Self.number).map { String($0.output) }
    }

    private func macros(_ value: Measurements) throws -> [String: String] {
        let latex = try TestTemplates.write(SampleDocument(value).document, as: .latex)
        let pairs = latex.matches(of: /\\csname normreport:(\S+)\\endcsname\{(.*)\}%/).map {
            (String($0.output.1), String($0.output.2))
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
