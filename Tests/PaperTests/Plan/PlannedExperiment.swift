@testable import Findings
@testable import Paper

/// An experiment of which only the plan is looked at.
protocol PlannedExperiment: Experiment {}

extension PlannedExperiment {
    static var title: String { "" }
    static var introduction: String { "" }
    static var figures: [FigureAnnouncement] { [] }
    func analyse(_ measured: Measurements) throws -> Findings { Findings() }
}
