import ExitCodes

/// The runs of a plan by their keys or the beginnings of these.
package struct PlannedKeys: Sendable {
    private let plan: RunPlan

    /// The fewest characters that name a run.
    private static let fewest = 6

    /// Makes the keys of a plan.
    package init(_ plan: RunPlan) { self.plan = plan }

    /// The runs that texts name, each once, in the order of the texts.
    ///
    /// - Throws: `PlannedKeyError`.
    package func runs(_ texts: [String]) throws(PlannedKeyError) -> [PlannedRun] {
        var found = [PlannedRun]()
        for text in texts {
            let key = text.lowercased()
            guard key.count >= Self.fewest else { throw .tooShort(text, fewest: Self.fewest) }
            let matching = plan.runs.filter { $0.key.hasPrefix(key) }
            guard let first = matching.first else { throw .unknown(text) }
            guard matching.count == 1 else { throw .ambiguous(text, count: matching.count) }
            if !found.contains(first) { found.append(first) }
        }
        return found
    }
}

/// A text that names no run of a plan, or several.
package enum PlannedKeyError: ExitCoded, Equatable {
    case tooShort(String, fewest: Int)
    case unknown(String)
    case ambiguous(String, count: Int)

    package var description: String {
        switch self {
        case .tooShort(let text, let fewest): "'\(text)' is too short for a key; give at least \(fewest) characters"
        case .unknown(let text):
            "no planned run has the key '\(text)'; 'normreport plan --json' lists the keys, and 'plan --save' changes the "
                + "plan of the output folder"
        case .ambiguous(let text, let count):
            "\(count) planned runs have keys that begin with '\(text)'; give more characters"
        }
    }

    package var exitCode: ExitCode { .usage }
}
