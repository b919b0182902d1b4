import Foundation
import Testing

@testable import TOML

@Suite struct TOMLParserTests {
    private func root(_ text: String) throws -> TOMLTable { try TOMLFile(text: text, name: "f").root }

    private func content(_ value: String) throws -> TOMLValue.Content {
        let table = try root("key = \(value)")
        return try #require(table["key"]).value.content
    }

    @Test(arguments: [
        ("\"a\\tb\\u00e9\\U0001F600\\\"\"", "a\tbé😀\""), ("'C:\\no'", "C:\\no"), ("\"\"", ""),
        ("\"\"\"\nfirst\nsecond\"\"\"", "first\nsecond"), ("\"\"\"one \\\n   two\"\"\"", "one two"),
        ("'''\nit's \\'''", "it's \\"), ("\"\"\"\"quoted\"\"\"\"", "\"quoted\""),
    ])
    func strings(_ text: String, _ expected: String) throws {
        #expect(try content(text) == .string(expected))
    }

    @Test(arguments: [
        ("0", 0), ("-17", -17), ("+5", 5), ("1_000", 1000), ("0xFF", 255), ("0o17", 15), ("0b101", 5),
        ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
    ])
    func integers(_ text: String, _ expected: Int) throws {
        #expect(try content(text) == .integer(expected))
    }

    @Test(arguments: [
        ("1.5", 1.5), ("-0.25", -0.25), ("1e-5", 1e-5), ("6.02E+23", 6.02e23), ("1_0.5_0", 10.5), ("inf", .infinity),
        ("-inf", -.infinity),
    ])
    func numbers(_ text: String, _ expected: Double) throws {
        #expect(try content(text) == .float(expected))
    }

    @Test func truthValuesAndArrays() throws {
        #expect(try content("true") == .boolean(true))
        guard case .array(let outer) = try content("[ [\"a\"], # one\n  [\"b\", 'c',],\n]") else {
            Issue.record("no array")
            return
        }
        #expect(outer.map(\.line) == [1, 2])
        guard case .array(let second) = outer[1].content else {
            Issue.record("no array within")
            return
        }
        #expect(second.map(\.content) == [.string("b"), .string("c")])
    }

    @Test func everyKeyKnowsItsLine() throws {
        let table = try root(
            """
            # a comment

            name = "x"
            text = \"\"\"
            two
            lines\"\"\"
            [scale]
            axes = [
              "batch",
            ]
            by = "s"
            [[step]]
            a.b = 1
            [[step]]
            inline = { c = 2, d = [1] }
            """)
        #expect(table.entries.map(\.key) == ["name", "text", "scale", "step"])
        #expect(table.entries.map(\.line) == [3, 4, 7, 12])
        guard case .table(let scale)? = table["scale"]?.value.content,
            case .array(let steps)? = table["step"]?.value.content,
            case .table(let first) = steps[0].content, case .table(let second) = steps[1].content
        else {
            Issue.record("the tables are not as declared")
            return
        }
        #expect(scale.entries.map(\.line) == [8, 11])
        #expect(steps.map(\.line) == [12, 14])
        #expect(first.entries.map(\.line) == [13] && second.entries.map(\.line) == [15])
    }

    @Test func tablesCanComeInAnyOrder() throws {
        let table = try root("[a.b]\nc = 1\n[a]\nd = 2\n[e]\nf.g = 3\nf.h = 4\n\"quoted key\" = 5\n")
        #expect(table.entries.map(\.key) == ["a", "e"])
        guard case .table(let a)? = table["a"]?.value.content,
            case .table(let e)? = table["e"]?.value.content
        else {
            Issue.record("no tables")
            return
        }
        #expect(a.entries.map(\.key) == ["b", "d"])
        #expect(e.entries.map(\.key) == ["f", "quoted key"])
    }

    @Test(arguments: [
        ("a = 1\na = 2", "f:2: 'a' is given twice, first in line 1; keep one of them"),
        ("[t]\n[t]", "f:2: 't' is given twice, first in line 1; keep one of them"),
        ("[t]\nb.c = 1\n[t.b]", "f:3: 't.b' is given twice, first in line 2; keep one of them"),
        ("a = {b = 1}\n[a.c]", "f:2: 'a' is given twice, first in line 1; keep one of them"),
        ("[[t]]\n[t]", "f:2: 't' is given twice, first in line 1; keep one of them"),
        ("a = { b = 1, b = 2 }", "f:1: 'b' is given twice, first in line 1; keep one of them"),
        ("a 1", "f:1: column 3: expected '=' after the key 'a' but found '1'"),
        ("a = ", "f:1: column 5: expected a value but found the end of the file"),
        ("a = 1 b = 2", "f:1: column 7: expected the end of the line but found 'b'"),
        ("a = word", "f:1: column 5: 'word' is not a value; a string needs quotation marks"),
        ("a = 1979-05-27", "f:1: column 5: dates and times are not supported here"),
        ("a = 012", "f:1: column 5: '012' is not a value; a string needs quotation marks"),
        ("a = 99999999999999999999", "f:1: column 5: 99999999999999999999 is larger than an integer can be"),
        ("a = \"x", "f:1: column 7: a string does not end"),
        ("a = \"x\nb = 1", "f:1: column 7: a string does not end on its line"),
        (
            "a = \"\\x\"",
            "f:1: column 6: the backslash does not begin a valid escape; between apostrophes it stands for itself"
        ),
        ("a = [1, 2", "f:1: column 10: expected ',' or ']' but found the end of the file"),
        ("a = [1 2]", "f:1: column 8: expected ',' or ']' but found '2'"),
        ("[a", "f:1: column 3: expected ']' but found the end of the file"),
        ("= 1", "f:1: column 1: expected a key but found '='"),
        ("\n\na = 1\rb", "f:3: column 6: a carriage return stands alone"),
    ])
    func whatIsNotTOMLIsRefusedWithItsPlace(_ text: String, _ expected: String) throws {
        #expect { try TOMLFile(text: text, name: "f") } throws: { "\($0)" == expected }
    }

    /// Whatever stands in a file, it is read or refused.
    @Test func noTextBreaksTheParser() throws {
        let whole = """
            name = "a\\u00e9b" # c
            list = [[1, 0x2], ['x', \"\"\"y\"\"\"], { k.l = -1.5e3, m = false }]
            [a.b]
            'c' = '''d'''
            [[e]]
            """
        var texts = whole.indices.map { String(whole[..<$0]) } + whole.indices.map { String(whole[$0...]) }
        for index in whole.indices {
            for mark in ["\"", "'", "[", "]", "{", "}", "=", ".", "\\", "\n", ",", "\u{0}", "é"] {
                texts.append(whole.replacingCharacters(in: index...index, with: mark))
            }
        }
        texts.append("a = " + String(repeating: "[", count: 100_000))
        texts.append("a = " + String(repeating: "{b=", count: 100_000))
        var read = 0
        for text in texts {
            do throws(TOMLError) {
                _ = try TOMLFile(text: text, name: "f")
                read += 1
            } catch {
                #expect("\(error)".hasPrefix("f:"))
            }
        }
        #expect(read > 0 && read < texts.count)
    }

    /// Every level of tables is a call when they are read and freed: there are as many as anybody needs.
    @Test func keysHaveALimit() throws {
        let most = Array(repeating: "a", count: 64).joined(separator: ".")
        #expect(try root("\(most) = 1").entries.count == 1 && root("[\(most)]").entries.count == 1)
        let long = Array(repeating: "a", count: 200_000).joined(separator: ".")
        for text in ["\(long) = 1", "[\(long)]", "[[\(long)]]", "x = { \(long) = 1 }"] {
            let error = #expect(throws: TOMLError.self) { try root(text) }
            #expect("\(try #require(error))".contains("a key has more than 64 parts"))
        }
    }

    @Test(arguments: ["\"\"\"a\rb\"\"\"", "'''a\rb'''"]) func aCarriageReturnStandsInNoString(_ text: String) throws {
        let error = #expect(throws: TOMLError.self) { try content(text) }
        #expect("\(try #require(error))".contains("a carriage return stands alone"))
        #expect(try content(text.replacingOccurrences(of: "\r", with: "\r\n")) == .string("a\r\nb"))
    }
}
