import Findings
import Plots

/// A figure that an experiment will draw, known before anything is measured.
package struct FigureAnnouncement: Sendable {
    /// The name of the figure on the command line and of its files.
    package let identifier: String
    /// The title, which also says what the figure shows in lists.
    package let title: String
    /// The number of the paper's figure that it reproduces, where there is one.
    package let paperFigure: String?

    /// Announces a figure; by default it has no counterpart in the paper.
    package init(_ identifier: String, title: String, paperFigure: String? = nil) {
        self.identifier = identifier
        self.title = title
        self.paperFigure = paperFigure
    }
}

extension FigureAnnouncement {
    /// The figure that was announced: its drawing under the announced name, with the numbers behind it.
    package func finding(
        panels: [Panel], columns: Int? = nil, rowsTogether: Int = 1, sharesX: Bool = false, sharesY: Bool = false,
        legend: LegendPolicy = .automatic, unlistedSeries: Set<String> = [], caption: Prose, alternativeText: String,
        rows: [MeasurementRow]
    ) -> FigureFinding {
        let figure = Figure(
            identifier, panels: panels, columns: columns, rowsTogether: rowsTogether, sharesX: sharesX,
            sharesY: sharesY, legend: legend, unlistedSeries: unlistedSeries, alternativeText: alternativeText)
        return FigureFinding(figure, title: title, paperFigure: paperFigure, caption: caption, rows: rows)
    }
}
