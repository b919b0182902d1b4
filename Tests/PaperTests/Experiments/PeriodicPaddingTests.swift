import Plots
import Testing

@testable import Paper
@testable import TestSupport

@Suite struct PeriodicPaddingTests {
    private let context = PlanContext.synthetic()

    @Test func comparesBothPaddings() throws {
        let experiment = PeriodicPadding(context)
        #expect(experiment.specifications.count == 6 * 2 * context.seeds.count)
        let findings = try SyntheticRuns().findings(experiment)
        #expect(findings.figures.map(\.figure.identifier) == PeriodicPadding.figures.map(\.identifier))
        for finding in findings.figures {
            #expect(Set(finding.rows.map(\.panel)).count == 12)
            #expect(FigureLint.check(try finding.figure.layout()).isEmpty, "\(finding.figure.identifier)")
        }
        #expect(findings.tables[0].rows.count == 6)
    }
}
