import Foundation

extension ClaimRegister {
    /// A statement with its verdict and what it rests on.
    package struct Statement: Codable, Sendable, Equatable {
        /// The statement's name, as `c1.1`.
        package let id: String
        /// What sort of statement it is.
        let kind: String
        /// Where it is made.
        let place: String
        /// The statement in a sentence.
        package let text: String
        /// How it is judged.
        let rule: String
        /// Whether the claim's verdict rests on it.
        let decides: Bool
        /// What the evidence says, corrected for the claim's other statements.
        package let verdict: Verdict
        /// Why there is no verdict; nil if there is one.
        let reason: String?
        /// How probable evidence as strong would be at the boundary; nil if it has none.
        let pValue: Double?
        /// The same, corrected by Holm's method over the claim's deciding statements.
        let correctedPValue: Double?
        /// How often it would be reproduced at the effects of the paper or theory; nil if neither gives a number.
        let power: Double?
        /// The power in words: its scope, and why it is small; nil if it is not known.
        let powerRemark: String?
        /// The numbers that it is judged by.
        let thresholds: [Threshold]
        /// What the verdict is made of.
        package let members: [Member]
        /// The estimates reported beside the members.
        package let beside: [Effect]
        /// Width, depth, batch, data and seeds of its runs.
        let scale: String
        /// The files that hold the numbers behind it, relative to the output folder.
        let data: [String]
        /// What else its numbers say.
        let remarks: [String]
    }

    /// A number that a verdict compares with.
    package struct Threshold: Codable, Sendable, Equatable {
        /// Its name.
        let id: String
        /// The region that the rule requires, such as "> 1.6" or "1.8 to 2.2".
        let claimed: String
        /// The quantity.
        let meaning: String
        /// Whether it was set before any result was seen; otherwise it judges only later seeds.
        let precedesResults: Bool
        /// Whether it was set before any run had used a seed of this study. If not, it gives no fresh test.
        let precedesSeeds: Bool
    }

    /// A layer, stage or architecture.
    package struct Member: Codable, Sendable, Equatable {
        /// What it is.
        package let name: String
        /// The outcome of its evidence.
        package let outcome: Outcome
        /// How its bounds are joined: `and`, `or`, or `at least 2`.
        let joinedBy: String
        /// Why it cannot be judged; nil if it can.
        let reason: String?
        /// Its quantities against their bounds.
        package let evidence: [Effect]
    }

    /// An estimate with its interval; null where it is undefined, or has none.
    package struct Effect: Codable, Sendable, Equatable {
        /// What is estimated.
        package let name: String
        /// The estimate.
        package let value: Double?
        /// The lower end of its interval.
        package let low: Double?
        /// The upper end of its interval.
        package let high: Double?
        /// The number of seeds.
        package let seeds: Int
        /// What it is judged against; nil if it decides nothing.
        let claimed: String?
        /// Its outcome.
        package let outcome: Outcome?
        /// How probable evidence as strong would be at the boundary.
        let pValue: Double?

        /// An estimate.
        package init(
            name: String, value: Double?, low: Double?, high: Double?, seeds: Int, claimed: String? = nil,
            outcome: Outcome? = nil, pValue: Double? = nil
        ) {
            self.name = name
            self.value = value
            self.low = low
            self.high = high
            self.seeds = seeds
            self.claimed = claimed
            self.outcome = outcome
            self.pValue = pValue
        }

        private enum CodingKeys: String, CodingKey {
            case name, value, low, high, seeds, claimed, outcome, pValue
        }

        /// Undefined numbers are null, not absent.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(value, forKey: .value)
            try container.encode(low, forKey: .low)
            try container.encode(high, forKey: .high)
            try container.encode(seeds, forKey: .seeds)
            try container.encodeIfPresent(claimed, forKey: .claimed)
            try container.encodeIfPresent(outcome, forKey: .outcome)
            try container.encodeIfPresent(pValue, forKey: .pValue)
        }
    }
}

extension ClaimRegister.Statement {
    /// The statement as it was found.
    init(_ judged: ClaimFinding.Judged, hasFreshSeeds: Bool) {
        let finding = judged.finding
        let statement = finding.statement
        self.init(
            id: statement.identifier, kind: statement.kind.rawValue, place: statement.place,
            text: statement.text.plainText, rule: statement.rule.plainText, decides: statement.decides,
            verdict: judged.verdict, reason: finding.reason?.plainText, pValue: finding.pValue,
            correctedPValue: judged.correctedPValue, power: finding.power?.share,
            powerRemark: finding.power?.words.plainText,
            thresholds: statement.thresholds.map {
                ClaimRegister.Threshold(
                    id: $0.identifier, claimed: $0.region.description, meaning: $0.meaning,
                    precedesResults: $0.precedesResults,
                    precedesSeeds: $0.precedesResults || hasFreshSeeds)
            },
            members: finding.members.map(ClaimRegister.Member.init),
            beside: finding.beside.map(ClaimRegister.Effect.init), scale: finding.scale.plainText,
            data: finding.figures.map { "data/\($0).csv" }, remarks: finding.remarks.map(\.plainText))
    }
}

extension ClaimRegister.Member {
    init(_ member: Member) {
        self.init(
            name: member.name, outcome: member.outcome, joinedBy: member.junction.description,
            reason: member.reason?.plainText,
            evidence: member.evidence.map {
                ClaimRegister.Effect(
                    name: $0.quantity, value: $0.value.finite, low: ($0.interval?.low).finite,
                    high: ($0.interval?.high).finite, seeds: $0.seeds, claimed: $0.region?.description,
                    outcome: $0.outcome, pValue: $0.pValue)
            })
    }
}

extension ClaimRegister.Effect {
    init(_ effect: Effect) {
        self.init(
            name: effect.name, value: effect.value.finite, low: effect.low.finite,
            high: effect.high.finite,
            seeds: effect.seeds)
    }
}

extension Double? {
    fileprivate var finite: Double? { flatMap { $0.isFinite ? $0 : nil } }
}
