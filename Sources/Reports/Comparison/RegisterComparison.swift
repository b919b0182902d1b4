import Findings
import Foundation
import Paper

/// The scientific difference between two reports: the verdicts that changed, and the effects that moved by more than
/// their intervals allow.
package struct RegisterComparison: Codable, Equatable, Sendable {
    /// A verdict that differs between the registers.
    package struct FlippedVerdict: Codable, Equatable, Sendable {
        /// The identifier of the claim or statement, such as `c1` or `c1.1`.
        let id: String
        /// The claim, or the statement, in a sentence.
        let text: String
        /// The verdict in the first register.
        let first: Verdict
        /// The verdict in the second register.
        let second: Verdict
    }

    /// The differences between the configurations of the two studies.
    let differences: [StudyDifference]
    /// The claims and statements that both registers judge.
    let judged: [String]
    /// The claims and statements whose verdicts differ.
    package let flipped: [FlippedVerdict]
    /// The effects that both registers estimate.
    let effects: [EffectChange]
    /// Claims, statements and effects (`c1.1: slope`) that only the first register has.
    let onlyInFirst: [String]
    /// Claims, statements and effects that only the second register has.
    let onlyInSecond: [String]
    /// Those claims and statements that only one register judges.
    package let judgedInOne: [String]

    /// Compares two registers, in the order of the first.
    ///
    /// - Parameter differences: the differences between the configurations of the two studies.
    package init(_ first: ClaimRegister, _ second: ClaimRegister, differences: [StudyDifference] = []) {
        self.differences = differences
        let others = Dictionary(second.judged.map { ($0.id, $0) }) { first, _ in first }
        let pairs = first.judged.compactMap { item in others[item.id].map { (item, $0) } }
        judged = pairs.map(\.0.id)
        flipped = pairs.filter { $0.0.verdict != $0.1.verdict }.map { a, b in
            FlippedVerdict(id: a.id, text: a.text, first: a.verdict, second: b.verdict)
        }
        effects = pairs.flatMap { a, b in
            a.effects.compactMap { effect in
                b.effects.first { $0.name == effect.name }.map {
                    EffectChange(statement: a.id, first: effect, second: $0)
                }
            }
        }
        let names = (Self.names(first), Self.names(second))
        let known = (Set(names.0), Set(names.1))
        onlyInFirst = names.0.filter { !known.1.contains($0) }
        onlyInSecond = names.1.filter { !known.0.contains($0) }
        let ids = (first.judged.map(\.id), second.judged.map(\.id))
        judgedInOne = ids.0.filter { !known.1.contains($0) } + ids.1.filter { !known.0.contains($0) }
    }

    /// The effects that differ by more than their intervals allow.
    package var moved: [EffectChange] { effects.filter(\.hasMoved) }

    /// The number of claims, statements and effects that only one of the registers has.
    package var onlyInOneCount: Int { onlyInFirst.count + onlyInSecond.count }

    /// The comparison as JSON with sorted keys.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch {
            preconditionFailure("a register read from JSON holds no infinite number: \(error)")
        }
    }

    private static func names(_ register: ClaimRegister) -> [String] {
        register.judged.flatMap { item in [item.id] + item.effects.map { "\(item.id): \($0.name)" } }
    }
}

extension ClaimRegister {
    /// Everything that has a verdict: the claims, each followed by its statements.
    fileprivate var judged: [(id: String, text: String, verdict: Verdict, effects: [Effect])] {
        claims.flatMap { claim in
            [(claim.id, claim.statement, claim.verdict, [])]
                + claim.statements.map { ($0.id, $0.text, $0.verdict, $0.effects) }
        }
    }
}

extension ClaimRegister.Statement {
    /// The effects of the members, each named after its member, and additional effects.
    fileprivate var effects: [ClaimRegister.Effect] {
        members.flatMap { member in
            member.evidence.map {
                ClaimRegister.Effect(
                    name: "\(member.name): \($0.name)", value: $0.value, low: $0.low, high: $0.high, seeds: $0.seeds)
            }
        } + beside
    }
}
