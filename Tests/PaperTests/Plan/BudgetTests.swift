import Networks
import Statistics
import Testing

@testable import Experiments

@Suite struct BudgetTests {
    private static let context = PlanContext.synthetic(seeds: Array(0..<10))

    private struct Cheap: Experiment {
        static let identifier = "cheap"
        static let title = ""
        static let introduction = ""
        static let claims: [PaperClaim] = [.c1]
        static let figures: [FigureAnnouncement] = []
        func plan(_ context: PlanContext) throws -> [RunSpecification] {
            context.initializations(context.network(.cnn10, .batchNorm))
        }
        func analyse(_ results: Results, _ context: PlanContext) throws -> Findings { Findings() }
    }

    /// The same runs with gradients, and as many more.
    private struct Dear: Experiment {
        static let identifier = "dear"
        static let title = ""
        static let introduction = ""
        static let claims: [PaperClaim] = [.c2, .c4]
        static let figures: [FigureAnnouncement] = []
        func plan(_ context: PlanContext) throws -> [RunSpecification] {
            [NormalizerName.batchNorm, .layerNorm].flatMap {
                context.initializations(context.network(.cnn10, $0), differentiates: true)
            }
        }
        func analyse(_ results: Results, _ context: PlanContext) throws -> Findings { Findings() }
    }

    private struct Undecided: Experiment {
        static let identifier = "undecided"
        static let title = ""
        static let introduction = ""
        static let claims: [PaperClaim] = [.c5]
        static let figures: [FigureAnnouncement] = []
        func plan(_ context: PlanContext) throws -> [RunSpecification] {
            context.initializations(context.network(.cnn10, .instanceNorm))
        }
        func decides(_ context: PlanContext) -> [PaperClaim] { [] }
        func analyse(_ results: Results, _ context: PlanContext) throws -> Findings { Findings() }
    }

    private func budget(_ limit: Double, stored: Bool = false) throws -> Budget {
        try Budget([Cheap.self, Dear.self, Undecided.self], Self.context, limit: limit) { _ in stored ? 0 : 0.5 }
    }

    @Test func everythingFitsAndSharedRunsCountOnce() throws {
        // Ten seeds: dear's twenty runs answer for cheap's ten.
        let budget = try budget(15)
        #expect(budget.experiments == ["cheap", "dear", "undecided"] && budget.seconds == 15)
        #expect(budget.leftOut.isEmpty)
    }

    @Test func mostClaimsComeFirst() throws {
        let budget = try budget(11)
        #expect(budget.experiments == ["cheap", "dear"] && budget.seconds == 10)
        #expect(budget.leftOut == [.init(experiment: "undecided", claims: [], seconds: 5)])
    }

    @Test func whatDoesNotFitIsLeftOutWithItsClaims() throws {
        let budget = try budget(7)
        #expect(budget.experiments == ["cheap"] && budget.seconds == 5)
        #expect(
            budget.leftOut == [
                .init(experiment: "dear", claims: [.c2, .c4], seconds: 5),
                .init(experiment: "undecided", claims: [], seconds: 5),
            ])
    }

    /// A claim that the study has too few seeds for is no reason to take its experiment.
    @Test func withFewSeedsNothingIsDecided() {
        #expect(Cheap().decides(Self.context) == [.c1])
        #expect(Cheap().decides(.synthetic(seeds: [0, 1, 2])).isEmpty)
    }

    @Test func nothingFitsAndStoredRunsAreFree() throws {
        #expect(try budget(0.5).experiments.isEmpty)
        #expect(try budget(0.5, stored: true).experiments == ["cheap", "dear", "undecided"])
    }
}
