import Findings
import Networks

/// One normalizer's section: formula, source, measured profile, and where it succeeds and fails.
struct NormalizerSection {
    let profile: NormalizerProfile
    let figure: FigureBlock?
    /// The experiment that measured it: the group of its numbers.
    let group: String

    /// The section's name in the document.
    static func identifier(_ name: NormalizerName) -> ElementID { ElementID("normalizer-\(name.rawValue)") }

    var section: Section {
        let words = profile.normalizer.words
        return Section(Self.identifier(profile.normalizer), title: Prose(text: profile.label)) {
            Definitions([
                Definition("Operation", Prose([.math(words.formula)])),
                Definition("Statistics over", Prose(text: words.statistics)),
                Definition("Source", Prose(text: words.source)),
            ])
            if let figure { figure }
            for (term, sentences) in outcome where !sentences.isEmpty {
                Paragraph("\(strong: Prose(text: term))")
                ListBlock(sentences.map { Prose($0, group: group) })
            }
        }
    }

    private var outcome: [(String, [Sentence])] {
        [
            ("Where it succeeds", profile.successes), ("Where it fails", profile.failures),
            ("What the intervals leave open", profile.openQuestions),
        ]
    }
}
