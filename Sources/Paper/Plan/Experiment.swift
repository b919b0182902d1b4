import Findings
import Runs

/// One experiment: the runs it needs, and what it makes of their measurements.
///
/// An experiment is one folder in Experiments/, and one line in `Catalogue`.
package protocol Experiment: Sendable {
    /// Kebab-case; the identifiers of its figures begin with it.
    static var identifier: String { get }
    /// What stands over its part of the report.
    static var title: String { get }
    /// What is asked and done, in a paragraph without results.
    static var introduction: String { get }
    /// The statements it judges.
    static var statements: [Statement] { get }
    /// The figures it draws, by identifier, each with its title.
    static var figures: [FigureAnnouncement] { get }

    /// Chooses what is measured at the scale of a study.
    init(_ context: PlanContext) throws

    /// Those of its statements that decide a claim and have what they need at the study's scale.
    var decided: [Statement] { get }
    /// The study that it is part of.
    var context: PlanContext { get }
    /// Everything that the experiment measures. The plan follows from it, and `analyse` reads no more than it.
    var selections: [Selection] { get }
    /// What the measurements say.
    ///
    /// - Throws: where they cannot be analysed, as when a statistic is undefined; the report says so in their place.
    func analyse(_ measured: Measurements) throws -> Findings
}

/// A figure that an experiment draws.
package struct FigureAnnouncement: Sendable {
    package let identifier: String
    package let title: String
    /// The paper's figure that it redoes.
    package let paperFigure: String?

    package init(_ identifier: String, title: String, paperFigure: String? = nil) {
        self.identifier = identifier
        self.title = title
        self.paperFigure = paperFigure
    }
}

extension Experiment {
    package var identifier: String { Self.identifier }
    package var title: String { Self.title }
    package var decided: [Statement] { Self.statements.filter { $0.decides && context.suffices($0) } }
}
