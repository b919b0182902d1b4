import Foundation
import Statistics

/// `claims.json`: every claim with its verdict and effects, for programs.
public struct ClaimRegister: Codable, Sendable, Equatable {
    public struct Claim: Codable, Sendable, Equatable {
        public let id: PaperClaim
        public let statement: String
        public let verdict: Verdict
        public let effects: [RegisteredEffect]
        public let parts: [RegisteredPart]
        public let figures: [String]
        /// What the numbers say, in sentences; why there is no verdict, where there is none for want of seeds.
        public let remarks: [String]
    }

    public struct RegisteredEffect: Codable, Sendable, Equatable {
        public let name: String
        public let value: Double?
        public let low: Double?
        public let high: Double?
        public let seeds: Int

        private enum CodingKeys: String, CodingKey { case name, value, low, high, seeds }

        /// Undefined numbers are null, not absent.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(value, forKey: .value)
            try container.encode(low, forKey: .low)
            try container.encode(high, forKey: .high)
            try container.encode(seeds, forKey: .seeds)
        }
    }

    public struct RegisteredPart: Codable, Sendable, Equatable {
        public let statement: String
        public let verdict: Verdict
        public let decides: Bool
    }

    public let claims: [Claim]

    public init(_ findings: [ClaimFinding]) {
        claims = findings.map { finding in
            Claim(
                id: finding.identifier, statement: finding.identifier.statement, verdict: finding.verdict,
                effects: finding.effects.map {
                    RegisteredEffect(
                        name: $0.name, value: $0.value.finite, low: $0.low.finite, high: $0.high.finite,
                        seeds: $0.seeds)
                },
                parts: finding.parts.map {
                    RegisteredPart(statement: $0.statement.plainText, verdict: $0.verdict, decides: $0.decides)
                },
                figures: finding.figures, remarks: finding.remarks.map(\.plainText))
        }
    }

    public var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            return try encoder.encode(self) + Data("\n".utf8)
        }
    }
}

extension Double? {
    fileprivate var finite: Double? { flatMap { $0.isFinite ? $0 : nil } }
}

extension Sentence {
    /// The sentence with its numbers at three significant digits.
    public var plainText: String {
        pieces.map { piece in
            switch piece {
            case .text(let text): return text
            case .number(let number): return number.plainText
            }
        }.joined()
    }
}

extension NamedNumber {
    public var plainText: String {
        guard value.isFinite else { return "undefined" }
        return switch format {
        case .integer: String(format: "%.0f", value)
        case .fixed(let digits): String(format: "%.\(digits)f", value)
        case .percent(let digits): String(format: "%.\(digits)f%%", value * 100)
        case .significant(let digits): String(format: "%.\(digits)g", value)
        }
    }
}
