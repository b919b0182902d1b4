import Findings
import Runs

/// One experiment: the runs that it needs, and the analysis of their measurements.
///
/// An experiment is one folder in Experiments/, and one line in `Catalogue`.
package protocol Experiment: Sendable {
    /// The name on the command line and in files, lower-case words joined by hyphens. The identifiers of the
    /// experiment's figures begin with it.
    static var identifier: String { get }
    /// The title of its section of the report.
    static var title: String { get }
    /// The question and the method, in one paragraph without results.
    static var introduction: String { get }
    /// The statements of the paper that it judges.
    static var statements: [Statement] { get }
    /// The figures that it draws.
    static var figures: [FigureAnnouncement] { get }

    /// Chooses what is measured in a study.
    ///
    /// - Throws: where the study's scale does not allow the experiment.
    init(_ context: PlanContext) throws

    /// The statements that decide a claim and whose requirements, such as the number of seeds, the study's scale meets.
    var decided: [Statement] { get }
    /// The study that the experiment is part of.
    var context: PlanContext { get }
    /// Everything that the experiment measures. The plan is made from it, and `analyse` reads nothing else.
    var selections: [Selection] { get }
    /// What it looks at where another experiment of the study measures it; nothing is planned for it.
    var consulted: [Selection] { get }
    /// Analyses the measurements.
    ///
    /// - Throws: where they cannot be analysed, as when a statistic is undefined; the report then states the error in
    ///   place of the findings.
    func analyse(_ measured: Measurements) throws -> Findings
}

extension Experiment {
    /// The experiment's `identifier`, for values whose type is not known.
    package var identifier: String { Self.identifier }
    /// The experiment's `title`, for values whose type is not known.
    var title: String { Self.title }
    /// Nothing, by default.
    package var consulted: [Selection] { [] }
    /// All statements that decide a claim and whose requirements the study meets.
    package var decided: [Statement] { Self.statements.filter { $0.decides && context.suffices($0) } }
}
