import Plots
import Testing

@testable import Paper
@testable import TestSupport

@Suite struct PlainForwardTests {
    private let context = PlanContext.synthetic()

    @Test func readsForwardRunsAlone() throws {
        let experiment = PlainForward(context)
        #expect(experiment.specifications.allSatisfy { $0.withGradients != nil })
        let findings = try SyntheticRuns().findings(experiment)
        #expect(findings.figures.map(\.figure.identifier) == ["plain-forward-deviation"])
        #expect(findings.figures[0].rows.count == context.seeds.count * 12 * (20 + 40))
        #expect(FigureLint.check(try findings.figures[0].figure.layout()).isEmpty)
    }
}
