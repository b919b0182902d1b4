import Plots

/// A figure with the numbers behind it.
package struct FigureFinding: Sendable {
    /// The drawing; its identifier begins with the experiment's.
    package var figure: Figure
    /// The figure's title in the report.
    package var title: String
    /// The paper's figure that it reproduces, such as "figure 2"; nil if there is none.
    package var paperFigure: String?
    /// The caption, with its numbers as values. The figure's files carry it as plain text.
    package var caption: Prose { didSet { figure.caption = caption.plainText } }
    /// The numbers behind the figure, as rows of its CSV.
    package var rows: [MeasurementRow]
    /// Remarks on the figure in sentences, with their numbers as values.
    package var remarks: [Prose]

    /// Makes a figure with its numbers.
    package init(
        _ figure: Figure, title: String, paperFigure: String? = nil, caption: Prose, rows: [MeasurementRow],
        remarks: [Prose] = []
    ) {
        self.figure = figure
        self.figure.caption = caption.plainText
        self.caption = caption
        self.title = title
        self.paperFigure = paperFigure
        self.rows = rows
        self.remarks = remarks
    }
}
