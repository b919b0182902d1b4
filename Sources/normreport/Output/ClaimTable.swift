import Findings
import Foundation
import Reports

/// The claims at the end of a command: verdict, reason, and what changed since the folder's last register.
struct ClaimTable {
    private let table: TextTable

    /// - Parameter earlier: the register that the folder held before; nil if it held none.
    init(_ claims: [ClaimFinding], earlier: ClaimRegister?) {
        var head = ["claim", "verdict", "reproduced"]
        if earlier != nil { head.append("changed") }
        table = TextTable(
            head: head + ["reason"],
            rows: claims.map { claim in
                let name = claim.claim.identifier
                var row = [name, claim.verdict.label, "\(claim.count(.reproduced)) of \(claim.decidingCount)"]
                if let earlier { row.append(Self.change(claim, earlier.claims.first { $0.id == name })) }
                return row + [claim.reason.plainText]
            })
    }

    private static func change(_ claim: ClaimFinding, _ earlier: ClaimRegister.Claim?) -> String {
        guard let earlier else { return "new" }
        if earlier.verdict != claim.verdict { return "was \(earlier.verdict.label)" }
        let before = Dictionary(earlier.statements.map { ($0.id, $0.verdict) }) { first, _ in first }
        let changed = claim.statements.count { before[$0.finding.statement.identifier] != $0.verdict }
        return changed == 0 ? "no" : "\(changed) \(changed == 1 ? "statement" : "statements")"
    }

    /// The lines, as wide as the terminal.
    var lines: [String] { table.lines(width: Terminal.width) }

    /// Prints the lines of a table, its head in bold where the terminal takes that.
    static func print(_ lines: [String]) {
        for (index, line) in lines.enumerated() {
            if index == 0 { StandardOutput.heading(line) } else { StandardOutput.line(line) }
        }
    }
}
