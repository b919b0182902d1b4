import Findings

extension Verdict {
    /// The verdict in words.
    package var label: String {
        switch self {
        case .reproduced: "reproduced"
        case .inPart: "reproduced in part"
        case .refuted: "refuted"
        case .inconclusive: "inconclusive"
        case .notDecidable: "not decidable"
        }
    }

    /// A symbol to accompany the words where no icon is possible.
    var symbol: String {
        switch self {
        case .reproduced: "✓"
        case .inPart: "◐"
        case .refuted: "✗"
        case .inconclusive: "≈"
        case .notDecidable: "○"
        }
    }
}
