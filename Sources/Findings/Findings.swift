/// What an experiment found: figures, tables, and statements with their verdicts.
package struct Findings: Sendable {
    package var figures: [FigureFinding] = []
    package var tables: [TableFinding] = []
    /// What was found of the paper's statements.
    package var statements: [StatementFinding] = []
    /// What else the numbers say, in sentences made from them.
    package var remarks: [Sentence] = []
    /// What is said of single normalizers.
    package var profiles: [NormalizerProfile] = []

    package init() {}
}
