import Plots
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

    /// Growth that the batch does not change is what layers within a sample should have.
    @Test func layersWithinASampleAreJudgedByThemselves() throws {
        #expect(try findings(0).verdicts(.perSampleUnchanged) == [.reproduced])
        for power in [-0.05, 0.05] {
            #expect(try findings(power).verdicts(.perSampleUnchanged) == [.refuted])
        }
        #expect(
            try findings(0).finding(.perSampleUnchanged).members.map(\.name)
                == ["InstanceNorm, cnn-20", "GroupNorm, cnn-20", "LayerNorm, cnn-20"])
    }

    /// Theory stands beside the smaller batches: ln 1.23 at 4.
    @Test func theoryStandsBeside() throws {
        let finding = try findings(-0.05).finding(.batchExplodes)
        let theory = try #require(finding.beside.first { $0.name.hasSuffix("batches of 4, in theory") }?.value)
        #expect(abs(theory - 0.207) < 0.02)
    }

    /// The measured logarithms beside theory's, which meet at the whole batch.
    @Test func drawsTheLogarithmsBesideTheory() throws {
        let figure = try findings(-0.05).figures[0]
        #expect(figure.figure.identifier == CutBatches.figures[0].identifier)
        for profile in Profile.printed {
            let breaches = FigureLint.check(try figure.figure.layout(profile: profile))
            #expect(breaches.isEmpty, "\(profile): \(breaches)")
        }
        let measured = figure.rows.filter { $0.kind == "network" }
        #expect(measured.count == 40 && Set(measured.map(\.batch)) == [4, 16, 64, 256])
        let whole = measured.filter { $0.batch == 256 }.compactMap(\.value)
        let theory = figure.rows.filter { $0.kind == "theory" }
        #expect(theory.count == 4)
        #expect(abs(try #require(theory.last?.value) - whole.reduce(0, +) / 10) < 1e-12)
    }
}
