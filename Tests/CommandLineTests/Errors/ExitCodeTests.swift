import ExitCodes
import Foundation
import Testing

/// docs/exit-codes.md lists the codes that the program has, and no others.
@Suite struct ExitCodeTests {
    /// The first cells of the table's rows, and the text of the others.
    private static let rows: [(code: String, meaning: String)] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try? String(contentsOf: root.appendingPathComponent("docs/exit-codes.md"), encoding: .utf8)
        let cells = (text ?? "").split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        // A head, and the line below it.
        return cells.dropFirst(2).map { ($0[0], $0[1]) }
    }()

    @Test func theTableHasEveryCode() {
        #expect(Self.rows.map(\.code) == ExitCode.table.map { "\($0.status)" } + ["128 + n"])
        #expect(Self.rows.allSatisfy { !$0.meaning.isEmpty })
    }

    @Test func theTableNamesTheSignals() throws {
        let meaning = try #require(Self.rows.last?.meaning)
        for signal in [SIGHUP, SIGINT, SIGUSR1, SIGUSR2, SIGTERM, SIGXCPU, SIGPIPE] {
            #expect(meaning.contains("\(ExitCode.signal(signal).status) ("))
        }
    }

    @Test func codesDiffer() {
        #expect(Set(ExitCode.table.map(\.status)).count == ExitCode.table.count)
        #expect(ExitCode.table.map(\.status) == ExitCode.table.map(\.status).sorted())
    }
}
