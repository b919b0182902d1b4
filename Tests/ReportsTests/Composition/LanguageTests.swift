import Foundation
import Testing

@testable import Findings
@testable import Plots
@testable import Reports

/// Every composed sentence of the whole report: no raw TeX, and no hole where a word or a number is missing.
@Suite struct LanguageTests {
    private static let document = Result { try FabricatedStudy(.original).document.resolved() }

    /// What no sentence holds.
    private static let faults: [(name: String, pattern: String)] = [
        ("raw TeX", #"\\[a-zA-Z]+|[_^]\{|\$"#),
        ("two spaces", #"  "#),
        ("a space before a mark", #" [,;.:)](\s|$)"#),
        ("an empty bracket", #"\(\s*\)|\[\s*\]"#),
        ("two marks", #",[,;.]|;[,;.]|:[,;.]|[^.]\.\.(?!\.|\d)"#),
        ("a value that is none", #"\b(nan|nil|Optional)\b"#),
    ]

    @Test func noSentenceHasAHoleOrRawTeX() throws {
        let document = try Self.document.get()
        let texts = document.document.sections.flatMap { Self.texts(.section($0), document) }
        #expect(texts.count > 300)
        let faults = try Self.faults.map { (name: $0.name, pattern: try NSRegularExpression(pattern: $0.pattern)) }
        for text in texts {
            for (name, pattern) in faults {
                let found = pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text))
                if let found, let range = Range(found.range, in: text) {
                    let start =
                        text.index(range.lowerBound, offsetBy: -60, limitedBy: text.startIndex) ?? text.startIndex
                    Issue.record("\(name): ...\(text[start..<range.upperBound])")
                }
            }
        }
    }

    /// The texts of a block, as they are read.
    private static func texts(_ block: Block, _ document: ResolvedDocument) -> [String] {
        func plain(_ prose: [Prose]) -> [String] { prose.map(document.plainText).filter { !$0.isEmpty } }
        switch block {
        case .paragraph(let prose): return plain([prose])
        case .list(let list): return plain(list.items)
        case .definitions(let items): return plain(items.flatMap { [$0.term, $0.description] })
        case .code: return []
        case .figure(let figure): return plain([figure.caption] + figure.longDescription) + [figure.alternativeText]
        case .table(let table): return plain([table.caption] + table.content.columns.map(\.title))
        case .glance(let rows): return plain(rows.flatMap { [$0.headline, $0.reason] })
        case .register(let claims): return plain(claims.flatMap(prose))
        case .callout(let callout): return plain([callout.title]) + callout.blocks.flatMap { texts($0, document) }
        case .details(let details): return plain([details.summary]) + details.blocks.flatMap { texts($0, document) }
        case .section(let section): return plain([section.title]) + section.blocks.flatMap { texts($0, document) }
        }
    }

    private static func prose(_ claim: ClaimEntry) -> [Prose] {
        [claim.statement, claim.summary] + claim.statements.flatMap(prose)
    }

    private static func prose(_ entry: StatementEntry) -> [Prose] {
        let optional = [entry.reason, entry.pValues, entry.power].compactMap(\.self)
        return [entry.text, entry.rule, entry.scale] + entry.thresholds + entry.remarks + optional
    }
}
