import Findings
import Foundation
import Paper

/// The scientific difference of two reports: which verdicts flipped, which effects moved beyond their joint interval.
package struct RegisterComparison: Codable, Equatable, Sendable {
    /// A verdict that is another in the second register.
    package struct FlippedVerdict: Codable, Equatable, Sendable {
        /// The claim.
        package let claim: String
        /// The claim in a sentence.
        package let statement: String
        /// The verdict in the first register.
        package let first: Verdict
        /// The verdict in the second register.
        package let second: Verdict
    }

    /// What the two studies were made with differently.
    package let differences: [StudyDifference]
    /// The claims that both registers judge.
    package let claims: [String]
    /// Where they judge differently.
    package let flipped: [FlippedVerdict]
    /// The effects that both registers estimate.
    package let effects: [EffectChange]
    /// Claims and effects (`c1: slope`) that only the first register has.
    package let onlyInFirst: [String]
    /// Claims and effects that only the second register has.
    package let onlyInSecond: [String]

    /// Compares two registers, in the order of the first.
    ///
    /// - Parameter differences: what the two studies were made with differently.
    package init(_ first: ClaimRegister, _ second: ClaimRegister, differences: [StudyDifference] = []) {
        self.differences = differences
        let others = Dictionary(second.claims.map { ($0.id, $0) }) { first, _ in first }
        let pairs = first.claims.compactMap { claim in others[claim.id].map { (claim, $0) } }
        claims = pairs.map(\.0.id)
        flipped = pairs.filter { $0.0.verdict != $0.1.verdict }.map { a, b in
            FlippedVerdict(claim: a.id, statement: a.statement, first: a.verdict, second: b.verdict)
        }
        effects = pairs.flatMap { a, b in
            a.effects.compactMap { effect in
                b.effects.first { $0.name == effect.name }.map {
                    EffectChange(claim: a.id, first: effect, second: $0)
                }
            }
        }
        onlyInFirst = Self.names(first).filter { !Set(Self.names(second)).contains($0) }
        onlyInSecond = Self.names(second).filter { !Set(Self.names(first)).contains($0) }
    }

    /// The effects that differ by more than their intervals allow.
    package var moved: [EffectChange] { effects.filter(\.hasMoved) }

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
        register.claims.flatMap { claim in [claim.id] + claim.effects.map { "\(claim.id): \($0.name)" } }
    }
}
