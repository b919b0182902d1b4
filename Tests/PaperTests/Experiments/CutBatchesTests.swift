import Testing

@testable import Findings
@testable import Paper
@testable import TestSupport

@Suite struct CutBatchesTests {
    private func findings(_ power: Double) throws -> Findings {
        try SyntheticRuns(batchPower: power).findings(CutBatches(.synthetic()))
    }

    /// Growth that rises as batches fall is seen, and the opposite is refuted.
    @Test func theDirectionDecides() throws {
        #expect(try findings(-0.05).verdicts(.batchExplodes) == [.reproduced])
        #expect(try findings(0.05).verdicts(.batchExplodes) == [.refuted])
    }

    /// Theory stands beside the smaller batches: ln 1.23 at 4.
    @Test func theoryStandsBeside() throws {
        let finding = try findings(-0.05).finding(.batchExplodes)
        let theory = try #require(finding.beside.first { $0.name.hasSuffix("batches of 4, in theory") }?.value)
        #expect(abs(theory - 0.207) < 0.02)
    }
}
