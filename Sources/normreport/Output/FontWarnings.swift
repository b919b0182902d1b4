import Reports
import Runs

/// The texts of some figures that are drawn in other fonts than asked for, or as boxes, as one line.
enum FontWarnings {
    /// Says on standard error that there are some.
    static func say(_ figures: [OutputFolder.DrawnFigure]) {
        if let words = words(figures) { StandardError.line("\(Software.name): \(words)") }
    }

    static func words(_ figures: [OutputFolder.DrawnFigure]) -> String? {
        let affected = figures.filter { !$0.fontWarnings.isEmpty }
        guard let first = affected.first?.fontWarnings.first else { return nil }
        let count = affected.reduce(0) { $0 + $1.fontWarnings.count }
        let asksForFont = affected.contains { figure in
            figure.fontWarnings.contains { if case .font = $0 { true } else { false } }
        }
        let advice =
            asksForFont
            ? "'apt-get install fonts-dejavu-core' installs the font"
            : "install a font that has them, or change the text"
        return "\(first)"
            + (count == 1 ? "" : "; the same holds for \(count - 1) other \(count == 2 ? "text" : "texts")")
            + ", in \(affected.count) of \(figures.count) figures; \(advice)"
    }
}
