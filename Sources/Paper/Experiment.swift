import Networks
import Statistics

/// One experiment: the runs it needs, and what it makes of their measurements.
///
/// An experiment is one file in this folder, and one line in `ExperimentCatalogue`.
package protocol Experiment: Sendable {
    /// Kebab-case; the identifiers of its figures begin with it.
    static var identifier: String { get }
    /// What stands over its part of the report.
    static var title: String { get }
    /// What is asked and done, in a paragraph without results.
    static var introduction: String { get }
    /// The claims it judges.
    static var claims: [PaperClaim] { get }
    /// The figures it draws, by identifier, each with its title.
    static var figures: [FigureAnnouncement] { get }

    init()

    func plan(_ context: PlanContext) throws -> [RunSpecification]
    /// Those of its claims that its runs can settle at a scale; the others come out as not decidable.
    func decides(_ context: PlanContext) -> [PaperClaim]
    func analyse(_ results: Results, _ context: PlanContext) throws -> Findings
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
    package func decides(_ context: PlanContext) -> [PaperClaim] {
        context.initializationSeeds.suffices ? Self.claims : []
    }
}

/// All experiments, in the order of the report.
package enum ExperimentCatalogue {
    package static let all: [any Experiment.Type] = [
        ResidualForward.self,
        ResidualParametric.self,
        InformativeForward.self,
        StableBackward.self,
        GradientCorrelation.self,
        TrainingSpeed.self,
        SpeedStability.self,
        BranchTraining.self,
        PlainForward.self,
        PeriodicPadding.self,
        NormalizerProfiles.self,
    ]

    /// The runs of some experiments, each once. A forward run that another experiment wants with gradients is done with
    /// gradients only.
    package static func plan(
        _ experiments: [any Experiment.Type], _ context: PlanContext
    ) throws -> [RunSpecification] {
        var seen = Set<RunSpecification>()
        var all = [RunSpecification]()
        for experiment in experiments {
            for specification in try experiment.init().plan(context) where seen.insert(specification).inserted {
                all.append(specification)
            }
        }
        return all.filter { $0.withGradients.map { !seen.contains($0) } ?? true }
    }
}
