import Plots

/// A figure with the numbers behind it.
package struct FigureFinding: Sendable {
    /// The drawing; its identifier begins with the experiment's.
    package var figure: Figure
    /// What stands over it in the report.
    package var title: String
    /// The paper's figure that it redoes, as "figure 2".
    package var paperFigure: String?
    package var rows: [MeasurementRow]
    /// What is worth saying of it, from its numbers.
    package var remarks: [Sentence]

    package init(
        _ figure: Figure, title: String, paperFigure: String? = nil, rows: [MeasurementRow], remarks: [Sentence] = []
    ) {
        self.figure = figure
        self.title = title
        self.paperFigure = paperFigure
        self.rows = rows
        self.remarks = remarks
    }
}
