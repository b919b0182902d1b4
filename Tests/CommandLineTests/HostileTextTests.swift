import Foundation
import Testing

@testable import TestSupport
@testable import VisibleText

/// Names, titles and paths may hold anything; a terminal and a report show it as text.
@Suite struct HostileTextTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private static let name =
        "a'b\"c $(touch pwned) `id` <b>&amp; \u{1B}[31m \u{9B}2J\u{7} \u{202E}gnp\u{202C} \\input{x}%20#?"

    private func expectVisible(_ outcome: Program.Outcome) {
        for text in [outcome.output, outcome.error] {
            let hasHidden = text.unicodeScalars.contains { $0.isHiddenCommand }
            #expect(!hasHidden, "\(text.debugDescription)")
        }
    }

    /// The whole way of a study in a folder of such a name.
    @Test func aFolderMayHaveAnyName() throws {
        let place = folder.file(Self.name)
        try PreparedStudy(in: place).complete()
        let output = ["--output", place.path]
        let figure = place.appendingPathComponent("figures/residual-forward-variance.svg").path
        for arguments in [
            ["all"] + PreparedStudy.options + output, ["report"] + output, ["render", "--format", "svg"] + output,
            ["verify", place.path], ["inspect", figure] + output, ["compare", place.path, place.path],
            ["inspect", "--json", figure] + output,
        ] {
            let outcome = try Program.run(arguments)
            #expect(outcome.status == 0, "\(arguments[0]): \(outcome.error)")
            expectVisible(outcome)
        }
        let html = try Program.run(["compare", place.path, place.path, "--format", "html"])
        #expect(html.status == 0 && html.output.contains("&lt;b&gt;&amp;amp;") && !html.output.contains("<b>&"))
        expectVisible(html)
        #expect(try folder.names() == [place.lastPathComponent])
    }

    @Test func errorsNameItInOneLine() throws {
        let missing = folder.file("\(Self.name)\nnormreport: all is well").path
        for arguments in [
            ["report", "--output", missing], ["verify", missing], ["inspect", missing], ["compare", missing, missing],
            ["list", missing], ["probe", missing], ["all", "--only", missing],
            ["render", missing, "--output", missing],
            ["probe", "--architecture", "cnn-10", "--normalizer", "none", "--data-directory", missing],
            ["report", "--templates", missing, "--output", missing], ["report", "--title", missing],
        ] {
            let outcome = try Program.run(arguments)
            #expect(outcome.status >= 64 && outcome.status < 80, "\(arguments[0]): \(outcome.status)")
            #expect(outcome.errorLines.count == 1 && outcome.output.isEmpty, "\(outcome.error)")
            expectVisible(outcome)
        }
    }

    /// A fault's line names a file that anybody may have put there.
    @Test func faultsNameItInOneLine() throws {
        try PreparedStudy(in: folder.url).complete()
        #expect(try Program.run(["report", "--output", folder.url.path]).status == 0)
        let run = try #require(try folder.names("runs").first)
        let hostile = "." + Self.name + "\nx.0C2E1F0A-7B7D-4B60-9D7E-5B2A5C1D3E4F"
        try Data().write(to: folder.file("runs/\(run)").appendingPathComponent(hostile.replacing("/", with: "")))
        let outcome = try Program.run(["verify", folder.url.path])
        #expect(outcome.status == 65 && outcome.outputLines.count == 1, "\(outcome.output)")
        expectVisible(outcome)
    }

    /// A figure from elsewhere may say anything of itself.
    @Test func aRecordIsShownAsText() throws {
        try PreparedStudy(in: folder.url).complete()
        #expect(try Program.run(["report", "--output", folder.url.path]).status == 0)
        let file = folder.file("figures/residual-forward-variance.svg")
        let text = try String(contentsOf: file, encoding: .utf8)
        let key = "\"experiment\": \"residual-forward\""
        #expect(text.contains(key))
        let hostile = "\"experiment\": \"\\u001b]0;owned\\u0007\\u202e\\u009b2J<script>\""
        try Data(text.replacing(key, with: hostile).utf8).write(to: file)
        let shown = try Program.run(["inspect", file.path])
        #expect(shown.status == 0 && shown.output.contains("]0;owned"))
        expectVisible(shown)
        let json = try Program.run(["inspect", file.path, "--json"])
        #expect(json.status == 0)
        expectVisible(json)
        let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        let record = try #require(value?["provenance"] as? [String: String])
        #expect(record["experiment"] == "\u{1B}]0;owned\u{7}\u{202E}\u{9B}2J<script>")
    }

    @Test func aTitleIsTextInAllReports() throws {
        try PreparedStudy(in: folder.url).complete()
        let title = "<script>alert(1)</script> $(x) `y` \\input{/etc/passwd} & 50% #1 x_1^2~ [a](b) *c* שלום"
        let outcome = try Program.run(["report", "--output", folder.url.path, "--title", title])
        #expect(outcome.status == 0, "\(outcome.error)")
        func report(_ suffix: String) throws -> String {
            try String(contentsOf: folder.file("report.\(suffix)"), encoding: .utf8)
        }
        #expect(try report("html").contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt; $(x) `y` \\input{/etc/passwd}"))
        #expect(
            try report("md").contains("# &lt;script&gt;alert(1)&lt;/script&gt; \\$(x) \\`y\\` \\\\input{/etc/passwd}"))
        #expect(try report("tex").contains("\\textbackslash{}input\\{/etc/passwd\\}"))
        #expect(try !report("tex").contains("\\input{/etc"))
        for turning in ["\u{202E}evil", "a\u{2066}b", "a\u{200F}b", "a\u{2028}b", "a\u{85}b"] {
            let refused = try Program.run(["report", "--output", folder.url.path, "--title", turning])
            #expect(refused.status == 64 && refused.errorLines.count == 1, "\(turning.debugDescription)")
            expectVisible(refused)
        }
    }
}
