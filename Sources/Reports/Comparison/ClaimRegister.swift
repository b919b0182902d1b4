import Experiments
import Foundation

/// The register of claims as `claims.json` holds it. Further keys of the file are passed over.
public struct ClaimRegister: Codable, Equatable, Sendable {
    /// A claim with its verdict.
    public struct Claim: Codable, Equatable, Sendable {
        /// The claim's name, as `c1`.
        public let id: String
        /// The claim in a sentence.
        public let statement: String
        /// What the evidence says.
        public let verdict: ClaimVerdict
        /// What was estimated.
        public let effects: [EffectEstimate]

        /// A claim with its verdict.
        public init(id: String, statement: String, verdict: ClaimVerdict, effects: [EffectEstimate]) {
            self.id = id
            self.statement = statement
            self.verdict = verdict
            self.effects = effects
        }
    }

    /// The claims in order.
    public let claims: [Claim]

    /// A register.
    public init(claims: [Claim]) { self.claims = claims }

    /// Reads `claims.json`.
    /// - Throws: `Unreadable`, naming the file and the key.
    public init(contentsOf url: URL) throws(Unreadable) {
        do {
            self = try JSONDecoder().decode(ClaimRegister.self, from: Data(contentsOf: url))
        } catch let error as DecodingError {
            throw Unreadable(path: url.path, reason: error.reason(content: "register of claims"))
        } catch {
            throw Unreadable(path: url.path, reason: "there is no such file, or it may not be read")
        }
    }

    /// A file that is no register.
    public struct Unreadable: Error, Equatable, CustomStringConvertible, Sendable {
        /// The file.
        public let path: String
        /// What is wrong with it.
        public let reason: String

        /// One line: what, where, what to do.
        public var description: String { "\(path): \(reason); normreport report writes it anew" }
    }
}

/// An estimate with its interval; nil where it is undefined.
public struct EffectEstimate: Codable, Equatable, Sendable {
    /// What is estimated.
    public let name: String
    /// The estimate.
    public let value: Double?
    /// The lower end of its interval.
    public let low: Double?
    /// The upper end of its interval.
    public let high: Double?
    /// Over how many seeds.
    public let seeds: Int

    /// An estimate.
    public init(name: String, value: Double?, low: Double?, high: Double?, seeds: Int) {
        self.name = name
        self.value = value
        self.low = low
        self.high = high
        self.seeds = seeds
    }

    /// Writes every key: an undefined value is null, not absent.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(value, forKey: .value)
        try container.encode(low, forKey: .low)
        try container.encode(high, forKey: .high)
        try container.encode(seeds, forKey: .seeds)
    }
}
