import Foundation

/// How long a run took, and, where that is known, when it began, and what computed it.
package struct RunTiming: Hashable, Sendable {
    /// Who asked for the run.
    package enum Executor: String, Codable, Sendable {
        /// A study on one machine.
        case local
        /// `run` with the run's key.
        case keys
        /// A task of Slurm.
        case slurm
        /// `train`, outside of any plan.
        case single
    }

    /// The time in seconds.
    package let seconds: Double
    /// When it began, in seconds since 1970; nil for runs of earlier versions.
    package let start: Double?
    /// The host that computed it; nil for runs of earlier versions.
    package let host: String?
    /// Who asked for it; nil for runs of earlier versions.
    package let executor: Executor?
    /// How many threads computed it; nil for runs of earlier versions.
    package let threads: Int?
    /// Whether it went on from a checkpoint: the time is not that of the whole run.
    package let isResumed: Bool

    /// A timing.
    package init(
        seconds: Double, start: Double? = nil, host: String? = nil, executor: Executor? = nil, threads: Int? = nil,
        isResumed: Bool = false
    ) {
        self.seconds = seconds
        self.start = start
        self.host = host
        self.executor = executor
        self.threads = threads
        self.isResumed = isResumed
    }

    /// The timing of a run that has just ended on this host.
    static func ended(
        after seconds: Double, executor: Executor? = nil, threads: Int? = nil, isResumed: Bool = false
    ) -> RunTiming {
        RunTiming(
            seconds: seconds, start: Date().timeIntervalSince1970 - seconds, host: ProcessInfo.processInfo.hostName,
            executor: executor, threads: threads, isResumed: isResumed)
    }

    /// 100 years in seconds; a longer time is invalid.
    static let longest = 3.2e9

    /// Whether the program could have written it.
    var isSound: Bool {
        (0...Self.longest).contains(seconds) && (start.map { (0...2 * Self.longest).contains($0) } ?? true)
            && (host?.count ?? 0) < 300 && (threads ?? 1) > 0
    }
}

/// Earlier versions wrote the seconds alone, and then neither executor nor threads.
extension RunTiming: Codable {
    private enum CodingKeys: String, CodingKey {
        case seconds, start, host, executor, threads
        case isResumed = "resumed"
    }

    package init(from decoder: any Decoder) throws {
        if let seconds = try? decoder.singleValueContainer().decode(Double.self) {
            self.init(seconds: seconds)
        } else {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                seconds: try container.decode(Double.self, forKey: .seconds),
                start: try container.decodeIfPresent(Double.self, forKey: .start),
                host: try container.decodeIfPresent(String.self, forKey: .host),
                // A later version may have others.
                executor: try? container.decodeIfPresent(Executor.self, forKey: .executor),
                threads: try container.decodeIfPresent(Int.self, forKey: .threads),
                isResumed: try container.decodeIfPresent(Bool.self, forKey: .isResumed) ?? false)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(seconds, forKey: .seconds)
        try container.encodeIfPresent(start, forKey: .start)
        try container.encodeIfPresent(host, forKey: .host)
        try container.encodeIfPresent(executor, forKey: .executor)
        try container.encodeIfPresent(threads, forKey: .threads)
        if isResumed { try container.encode(true, forKey: .isResumed) }
    }
}
