import Testing

@testable import Statistics

@Suite struct CoverageTableTests {
    /// Every method in use, at every number of seeds it is used with: 93% at least where 95% is claimed.
    @Test func intervalsHoldTheTruthAsOftenAsTheyMust() throws {
        let rows = try CoverageTable.simulated()
        #expect(rows.count == 22)
        for row in rows {
            #expect(row.coverage.worlds == 2_000 && row.coverage.nominal == 0.95)
            #expect(
                row.coverage.share >= 0.93,
                "\(row.method), \(row.quantity), \(row.seedCount) seeds: \(row.coverage.share)")
        }
    }

    /// A study that can find fault: five seeds with the quantile of infinitely many cover about 88%.
    @Test func aWrongQuantileIsFound() throws {
        let quantity = SimulatedQuantity.normalMean
        let coverage = try Coverage.simulated(worlds: 2_000, randomSeed: 0, truth: quantity.truth) { stream in
            let values = (0..<5).map { _ in quantity.row(&stream)[0] }
            return try TTest(Sample(values)).interval(criticalValue: 1.96, level: 0.95)
        }
        #expect(coverage.share < 0.93)
    }

    @Test func theTableIsTheSameEachTime() throws {
        let (first, second) = (try CoverageTable.simulated(worlds: 3), try CoverageTable.simulated(worlds: 3))
        #expect(first.map(\.coverage) == second.map(\.coverage))
        #expect(Set(first.map { "\($0.method) \($0.quantity) \($0.seedCount)" }).count == first.count)
    }

    @Test func methodsAreNamedInWords() {
        #expect(CoverageTable.Method.studentT(.identity).description == "Student's t")
        #expect(CoverageTable.Method.studentT(.logit).description == "Student's t on the logit")
        #expect(
            CoverageTable.Method.studentizedBootstrap(.logarithm).description
                == "studentized bootstrap on the logarithm")
        #expect(CoverageTable.Method.studentizedBootstrap(.identity).description == "studentized bootstrap")
    }
}
