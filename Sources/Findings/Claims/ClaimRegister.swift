import Foundation

/// `claims.json`: every claim with its statements, for programs. Its form is docs/claims.schema.json; further keys of a
/// file are passed over.
package struct ClaimRegister: Codable, Sendable, Equatable {
    /// The version of the form. The first had no number: its claims had no statements.
    static let currentSchema = 2

    /// The version of the form that the file has.
    let schema: Int
    /// What the register rests on.
    let origin: Origin
    /// The claims in order.
    package let claims: [Claim]

    /// What a register rests on.
    package struct Origin: Codable, Sendable, Equatable {
        /// The program and its version.
        let program: String
        /// The name of the data set.
        let data: String
        /// The SHA-256 of the data set's files.
        let dataDigest: String
        /// How large the experiments were.
        let preset: String
        /// The seeds of the study, as numbers.
        let seeds: [UInt64]
        /// Whether no run had used one of them when the rules and thresholds were frozen.
        let hasFreshSeeds: Bool

        /// What a register rests on.
        package init(
            program: String, data: String, dataDigest: String, preset: String, seeds: [UInt64], hasFreshSeeds: Bool
        ) {
            self.program = program
            self.data = data
            self.dataDigest = dataDigest
            self.preset = preset
            self.seeds = seeds
            self.hasFreshSeeds = hasFreshSeeds
        }
    }

    /// A claim with the verdicts on its statements.
    package struct Claim: Codable, Sendable, Equatable {
        /// The claim's name, as `c1`; a text, so that the registers of other versions can be read.
        package let id: String
        /// The claim in a sentence.
        package let statement: String
        /// Where it is made.
        let place: String
        /// The verdict of its deciding statements.
        package let verdict: Verdict
        /// The same in words and counts.
        let summary: String
        /// Its statements.
        package let statements: [Statement]

        /// A claim with its statements.
        package init(
            id: String, statement: String, place: String, verdict: Verdict, summary: String,
            statements: [Statement]
        ) {
            self.id = id
            self.statement = statement
            self.place = place
            self.verdict = verdict
            self.summary = summary
            self.statements = statements
        }
    }

    /// A register.
    package init(origin: Origin, claims: [Claim]) {
        schema = Self.currentSchema
        self.origin = origin
        self.claims = claims
    }

    /// The register of what was found.
    package init(_ findings: [ClaimFinding], origin: Origin) {
        self.init(
            origin: origin, claims: findings.map { Claim($0, hasFreshSeeds: origin.hasFreshSeeds) })
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

extension ClaimRegister.Claim {
    /// The claim as it was found.
    init(_ finding: ClaimFinding, hasFreshSeeds: Bool) {
        self.init(
            id: finding.claim.identifier, statement: finding.claim.statement, place: finding.claim.place,
            verdict: finding.verdict, summary: finding.summary.plainText,
            statements: finding.statements.map { ClaimRegister.Statement($0, hasFreshSeeds: hasFreshSeeds) })
    }
}
