import Foundation

/// How long a run took, and, where that is known, when it began and on which host.
package struct RunTiming: Hashable, Sendable {
    /// The time in seconds.
    package let seconds: Double
    /// When it began, in seconds since 1970; nil for runs of earlier versions.
    package let start: Double?
    /// The host that computed it; nil for runs of earlier versions.
    package let host: String?

    /// A timing.
    package init(seconds: Double, start: Double? = nil, host: String? = nil) {
        self.seconds = seconds
        self.start = start
        self.host = host
    }

    /// The timing of a run that has just come to its end on this host.
    static func ended(after seconds: Double) -> RunTiming {
        RunTiming(
            seconds: seconds, start: Date().timeIntervalSince1970 - seconds, host: ProcessInfo.processInfo.hostName)
    }

    /// 100 years in seconds; what is longer is no time.
    static let longest = 3.2e9

    /// Whether the program could have written it.
    var isSound: Bool {
        (0...Self.longest).contains(seconds) && (start.map { (0...2 * Self.longest).contains($0) } ?? true)
            && (host?.count ?? 0) < 300
    }
}

/// Earlier versions wrote the seconds alone.
extension RunTiming: Codable {
    private enum CodingKeys: String, CodingKey { case seconds, start, host }

    package init(from decoder: any Decoder) throws {
        if let seconds = try? decoder.singleValueContainer().decode(Double.self) {
            self.init(seconds: seconds)
        } else {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                seconds: try container.decode(Double.self, forKey: .seconds),
                start: try container.decodeIfPresent(Double.self, forKey: .start),
                host: try container.decodeIfPresent(String.self, forKey: .host))
        }
    }
}
