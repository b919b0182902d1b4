import Findings
import Networks

extension PlanContext {
    /// Width, batch, data and seeds of an architecture's runs, for the register.
    package func describe(_ architectures: Architecture..., batch: Int? = nil) -> Sentence {
        var sentence = Sentence()
        for (index, architecture) in architectures.enumerated() {
            let divisor = scale.widthDivisor(architecture)
            sentence = "\(sentence)\(index > 0 ? ", " : "")\(architecture.identifier)"
            if divisor > 1 {
                sentence = "\(sentence) with widths divided by \(divisor, "width-divisor-\(architecture.identifier)")"
            }
        }
        return
            "\(sentence); batch \(batch ?? scale.batch, "batch-\(batch ?? scale.batch)") of \(dataLabel); \(seeds.count, "seeds") seeds"
    }
}
