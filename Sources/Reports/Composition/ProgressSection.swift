import Findings
import Paper

/// What is still to come, at the top of a report that is written while its study is running.
struct ProgressSection {
    private let coming: [StudyPart]
    private let count: Int

    init(parts: [StudyPart]) {
        coming = parts.filter { $0.runsToCome != nil }
        count = parts.count
    }

    /// nil if nothing is still to come.
    var section: Section? {
        if coming.isEmpty { return nil }
        let paragraph = Paragraph(text)
        return Section("progress", title: "Still to come") {
            Callout(.warning, title: "The study is still running") { paragraph }
        }
    }

    private var text: Prose {
        let names = Prose.joined(coming.map(Self.name), separator: ", ")
        let complete = count - coming.count
        return """
            \(complete, "experiments-complete", in: "study") of \(count, "experiments", in: "study") experiments \
            \(complete == 1 ? "is" : "are") complete. Still to come: \(names). Reload the page later.
            """
    }

    /// An experiment with its number of runs to come.
    private static func name(_ part: StudyPart) -> Prose {
        let identifier = part.experiment.identifier
        let runs = part.runsToCome ?? 0
        return "\(reference: ElementID(identifier)) (\(runs, "\(identifier)-runs-to-come", in: "study") runs)"
    }
}
