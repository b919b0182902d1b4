import Findings
import Networks

extension PlanContext {
    /// The widths, batch, data and seeds of some architectures' runs as a sentence for the register.
    package func describe(_ architectures: Architecture..., batch: Int? = nil) -> Prose {
        var sentence = Prose()
        for (index, architecture) in architectures.enumerated() {
            let divisor = scale.widthDivisor(architecture)
            sentence = "\(sentence)\(index > 0 ? ", " : "")\(architecture.identifier)"
            if divisor > 1 {
                sentence = "\(sentence) with widths divided by \(divisor, "width-divisor-\(architecture.identifier)")"
            }
        }
        let differences = differences(architectures.contains { scale.widthDivisor($0) > 1 })
        return
            "\(sentence); batch \(batch ?? scale.batch, "batch-\(batch ?? scale.batch)") of \(dataLabel); \(seeds.count, "seeds") seeds; unlike the paper: \(differences)"
    }

    /// What of a study differs from the paper, in a few words: the report says it beside every verdict.
    func differences(_ isNarrow: Bool) -> String {
        var words = [String]()
        if data.name != Self.paperData { words.append("data") }
        if isNarrow { words.append("widths") }
        words.append("groups of \(NetworkChoice.standardGroupSize) channels in place of 32 groups")
        words.append("its number of seeds is not known")
        return words.joined(separator: ", ")
    }

    /// The images of the paper.
    private static let paperData = "cifar-100"
}
