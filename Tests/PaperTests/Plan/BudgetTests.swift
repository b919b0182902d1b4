import Networks
import Testing

@testable import Findings
@testable import Paper
@testable import Runs

@Suite struct BudgetTests {
    private static let context = PlanContext.synthetic(seeds: Array(0..<10))

    private struct Cheap: PlannedExperiment {
        static let identifier = "cheap"
        static let statements: [Statement] = [.subExponentialVariance]
        let context: PlanContext
        var selections: [Selection] {
            [.initialization(context.initialization(context.network(.cnn10, .batchNorm)))]
        }
        init(_ context: PlanContext) { self.context = context }
    }

    /// The same runs with gradients, and as many more.
    private struct Dear: PlannedExperiment {
        static let identifier = "dear"
        static let statements: [Statement] = [.parametricExplosion, .batchNormExplosion]
        let context: PlanContext
        var selections: [Selection] {
            [Normalizer.batchNorm, .layerNorm].map {
                .initialization(context.initialization(context.network(.cnn10, $0), differentiates: true))
            }
        }
        init(_ context: PlanContext) { self.context = context }
    }

    private struct Undecided: PlannedExperiment {
        static let identifier = "undecided"
        static let statements: [Statement] = [.groupSizeTrends]
        let context: PlanContext
        var selections: [Selection] {
            [.initialization(context.initialization(context.network(.cnn10, .instanceNorm)))]
        }
        var decided: [Statement] { [] }
        init(_ context: PlanContext) { self.context = context }
    }

    private func budget(_ limit: Double, stored: Bool = false) -> Budget {
        Budget([Cheap(Self.context), Dear(Self.context), Undecided(Self.context)], limit: limit) { _ in
            stored ? 0 : 0.5
        }
    }

    @Test func everythingFitsAndSharedRunsCountOnce() throws {
        // Ten seeds: dear's twenty runs answer for cheap's ten.
        let budget = budget(15)
        #expect(budget.experiments == ["cheap", "dear", "undecided"] && budget.seconds == 15)
        #expect(budget.leftOut.isEmpty)
    }

    @Test func mostStatementsComeFirst() throws {
        let budget = budget(11)
        #expect(budget.experiments == ["cheap", "dear"] && budget.seconds == 10)
        #expect(budget.leftOut == [.init(experiment: "undecided", statements: [], seconds: 5)])
    }

    @Test func whatDoesNotFitIsLeftOutWithItsStatements() throws {
        let budget = budget(7)
        #expect(budget.experiments == ["cheap"] && budget.seconds == 5)
        #expect(
            budget.leftOut == [
                .init(experiment: "dear", statements: [.parametricExplosion, .batchNormExplosion], seconds: 5),
                .init(experiment: "undecided", statements: [], seconds: 5),
            ])
    }

    /// A statement that the study has too few seeds for is no reason to take its experiment.
    @Test func withFewSeedsNothingIsDecided() {
        #expect(Cheap(Self.context).decided == [.subExponentialVariance])
        #expect(Cheap(.synthetic(seeds: [0, 1, 2])).decided.isEmpty)
    }

    @Test func nothingFitsAndStoredRunsAreFree() throws {
        #expect(budget(0.5).experiments.isEmpty)
        #expect(budget(0.5, stored: true).experiments == ["cheap", "dear", "undecided"])
    }
}
