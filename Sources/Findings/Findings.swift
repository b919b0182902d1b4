/// The findings of an experiment: figures, tables, and statements with their verdicts.
package struct Findings: Sendable {
    /// The figures, in the order of the report.
    package var figures: [FigureFinding] = []
    /// The tables, in the order of the report.
    package var tables: [TableFinding] = []
    /// The paper's statements with their evidence and verdicts.
    package var statements: [StatementFinding] = []
    /// Further results in sentences, with their numbers as values.
    package var remarks: [Prose] = []
    /// The identifier of the figure that sums up the study, which the report shows first.
    package var summaryFigure: String?
    /// The results for single normalizers.
    package var profiles: [NormalizerProfile] = []

    /// Makes empty findings, which an analysis fills.
    package init() {}
}
