@testable import Findings

extension Findings {
    /// What was found of a statement. Programmer error unless it was asked.
    package func finding(_ statement: Statement) -> StatementFinding {
        statements.first { $0.statement == statement }!
    }

    /// The verdicts on some statements, before the correction.
    package func verdicts(_ asked: Statement...) -> [Verdict] { asked.map { finding($0).verdict } }
}

extension StatementFinding {
    /// The names of the members with an outcome.
    package func names(_ outcome: Outcome) -> [String] { members.filter { $0.outcome == outcome }.map(\.name) }

    /// The outcomes of the members whose name contains a text.
    package func outcomes(_ text: String = "") -> [Outcome] {
        members.filter { text.isEmpty || $0.name.contains(text) }.map(\.outcome)
    }

    /// The value of what stands beside the members under a name.
    package func value(beside name: String) -> Double? { beside.first { $0.name == name }?.value }
}
