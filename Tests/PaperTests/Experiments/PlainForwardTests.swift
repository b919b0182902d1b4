import Plots
import Testing

@testable import Experiments

@Suite struct PlainForwardTests {
    private let context = PlanContext.synthetic()

    @Test func readsForwardRunsAlone() throws {
        let experiment = PlainForward()
        let plan = try experiment.plan(context)
        #expect(plan.allSatisfy { $0.withGradients != nil })
        let findings = try experiment.analyse(SyntheticRuns().results(plan), context)
        #expect(findings.figures.map(\.figure.identifier) == ["plain-forward-deviation"])
        #expect(findings.figures[0].rows.count == context.seeds.count * 12 * (20 + 40))
        #expect(FigureLint.check(try findings.figures[0].figure.layout()).isEmpty)
    }
}
