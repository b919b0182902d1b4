import Foundation

/// `claims.json`: every claim with its verdict and effects, for programs. Further keys of a file are passed over.
package struct ClaimRegister: Codable, Sendable, Equatable {
    /// A claim with its verdict.
    package struct Claim: Codable, Sendable, Equatable {
        /// The claim's name, as `c1`; a text, so that the registers of other versions can be read.
        package let id: String
        /// The claim in a sentence.
        package let statement: String
        /// What the evidence says.
        package let verdict: Verdict
        /// What was estimated.
        package let effects: [RegisteredEffect]
        /// What the verdict is made of; none where the file does not say.
        package let parts: [RegisteredPart]?
        /// The figures that show it, by identifier; none where the file does not say.
        package let figures: [String]?
        /// What the numbers say, in sentences; why there is no verdict, where there is none for want of seeds.
        package let remarks: [String]?

        /// A claim with its verdict.
        package init(
            id: String, statement: String, verdict: Verdict, effects: [RegisteredEffect],
            parts: [RegisteredPart]? = nil, figures: [String]? = nil, remarks: [String]? = nil
        ) {
            self.id = id
            self.statement = statement
            self.verdict = verdict
            self.effects = effects
            self.parts = parts
            self.figures = figures
            self.remarks = remarks
        }
    }

    /// An estimate with its interval; nil where it is undefined.
    package struct RegisteredEffect: Codable, Sendable, Equatable {
        /// What is estimated.
        package let name: String
        /// The estimate.
        package let value: Double?
        /// The lower end of its interval.
        package let low: Double?
        /// The upper end of its interval.
        package let high: Double?
        /// Over how many seeds.
        package let seeds: Int

        private enum CodingKeys: String, CodingKey { case name, value, low, high, seeds }

        /// An estimate.
        package init(name: String, value: Double?, low: Double?, high: Double?, seeds: Int) {
            self.name = name
            self.value = value
            self.low = low
            self.high = high
            self.seeds = seeds
        }

        /// Undefined numbers are null, not absent.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(value, forKey: .value)
            try container.encode(low, forKey: .low)
            try container.encode(high, forKey: .high)
            try container.encode(seeds, forKey: .seeds)
        }
    }

    /// A condition with its verdict.
    package struct RegisteredPart: Codable, Sendable, Equatable {
        /// The condition in a sentence.
        package let statement: String
        /// What the evidence says of it.
        package let verdict: Verdict
        /// Whether the claim's verdict rests on it.
        package let decides: Bool
    }

    /// The claims in order.
    package let claims: [Claim]

    /// A register.
    package init(claims: [Claim]) { self.claims = claims }

    /// The register of what was found.
    package init(_ findings: [ClaimFinding]) {
        claims = findings.map { finding in
            Claim(
                id: finding.claim.identifier, statement: finding.claim.statement, verdict: finding.verdict,
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

    /// The file's content.
    package var json: Data {
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
