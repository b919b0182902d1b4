import Findings
import Networks

/// The section of one normalizer: formula, source, measured profile, successes and failures.
struct NormalizerSection {
    let profile: NormalizerProfile
    let figure: FigureBlock?
    /// The experiment that measured it, which names the group of its numbers.
    let group: String

    /// The identifier of a normalizer's section.
    static func identifier(_ normalizer: Normalizer) -> ElementID {
        ElementID("normalizer-\(normalizer.identifier)")
    }

    var section: Section {
        let normalizer = profile.normalizer
        return Section(Self.identifier(normalizer), title: Prose(text: profile.label)) {
            Definitions([
                Definition("Operation", "\(math: normalizer.formula)"),
                Definition("Statistics over", Prose(text: normalizer.statistics)),
                Definition("Source", Prose(text: normalizer.source.isEmpty ? "none given" : normalizer.source)),
            ])
            if let figure { figure }
            for (term, sentences) in outcome where !sentences.isEmpty {
                ListBlock(title: Prose(text: term), sentences.map { $0.named(in: group) })
            }
        }
    }

    private var outcome: [(String, [Prose])] {
        [
            ("Where it succeeds", profile.successes), ("Where it fails", profile.failures),
            ("What remains undecided", profile.openQuestions),
        ]
    }
}
