import Networks
import Statistics
import Testing

@testable import Experiments

@Suite struct BudgetTests {
    private static let context = PlanContext.synthetic(seeds: [0, 1, 2])

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
        try Budget([Cheap.self, Dear.self, Undecided.self], Self.context, limit: limit) { _ in stored ? 0 : 1 }
    }

    @Test func everythingFitsAndSharedRunsCountOnce() throws {
        // Three seeds: dear's six runs answer for cheap's three.
        let budget = try budget(9)
        #expect(budget.experiments == ["cheap", "dear", "undecided"] && budget.seconds == 9)
        #expect(budget.leftOut.isEmpty)
    }

    @Test func mostClaimsComeFirst() throws {
        let budget = try budget(6.5)
        #expect(budget.experiments == ["cheap", "dear"] && budget.seconds == 6)
        #expect(budget.leftOut == [.init(experiment: "undecided", claims: [], seconds: 3)])
    }

    @Test func whatDoesNotFitIsLeftOutWithItsClaims() throws {
        let budget = try budget(4)
        #expect(budget.experiments == ["cheap"] && budget.seconds == 3)
        #expect(
            budget.leftOut == [
                .init(experiment: "dear", claims: [.c2, .c4], seconds: 3),
                .init(experiment: "undecided", claims: [], seconds: 3),
            ])
    }

    @Test func nothingFitsAndStoredRunsAreFree() throws {
        #expect(try budget(0.5).experiments.isEmpty)
        #expect(try budget(0.5, stored: true).experiments == ["cheap", "dear", "undecided"])
    }
}
