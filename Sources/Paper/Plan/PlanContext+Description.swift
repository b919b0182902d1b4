import Findings
import Networks

extension PlanContext {
    /// The widths, batch, data and seeds of some architectures' runs as a sentence for the register.
    func describe(_ architectures: Architecture..., batch: Int? = nil) -> Prose {
        var sentence = Prose()
        for (index, architecture) in architectures.enumerated() {
            let divisor = scale.widthDivisor(architecture)
            sentence = "\(sentence)\(index > 0 ? ", " : "")\(architecture.identifier)"
            if divisor > 1 {
                sentence = "\(sentence) with widths divided by \(divisor, "width-divisor-\(architecture.identifier)")"
            }
        }
        let isNarrow = architectures.contains { scale.widthDivisor($0) > 1 }
        return
            "\(sentence); batch \(batch ?? scale.batch, "batch-\(batch ?? scale.batch)") of \(dataLabel); \(seeds.count, "seeds") seeds; \(differences(isNarrow ? ["widths"] : []))"
    }

    /// What of a study differs from the paper, in a few words: the report says it beside every verdict.
    ///
    /// - Parameters:
    ///   - own: what differs in these runs apart from what does in all.
    ///   - hasGroups: whether a normalizer with groups of the standard size is among them.
    func differences(_ own: [String], hasGroups: Bool = true) -> String {
        var words = own
        if data.name != Self.paperData { words.insert("data", at: 0) }
        if hasGroups { words.append("groups (\(NetworkChoice.standardGroupSize) channels each instead of 32 groups)") }
        let unknown = "the paper does not state its number of seeds"
        return words.isEmpty ? unknown : "unlike the paper: \(words.joined(separator: ", ")); \(unknown)"
    }

    /// The images of the paper.
    private static let paperData = "cifar-100"
}
