import Networks
import Testing

@testable import Findings
@testable import TestSupport

@Suite struct DepthScalingTests {
    private func scaling(_ runs: SyntheticRuns, _ normalizer: Normalizer) throws -> DepthScaling {
        try DepthScaling(
            [(Architecture.cnn10, 10), (.cnn20, 20), (.cnn40, 40)].map { architecture, depth in
                let network = SyntheticRuns.network(architecture, normalizer)
                return (depth, try GradientGrowth(runs.ensemble(network, seeds: Array(0..<10))))
            })
    }

    @Test func exponentialGrowthAddsTheSameEverywhere() throws {
        let scaling = try scaling(SyntheticRuns(spread: 0), .batchNorm)
        #expect(abs(scaling.shallow.value - 0.16) < 1e-9)
        #expect(abs(scaling.deep.value - 0.16) < 1e-9)
        #expect(abs(try #require(try ratio(scaling).value) - 1) < 1e-9)
    }

    private func ratio(_ scaling: DepthScaling) throws -> Evidence {
        try scaling.ratio("ratio", in: .inside(low: 0.75, high: 1.33))
    }

    @Test func noRatioWithoutGrowth() throws {
        for scaling in [
            try scaling(SyntheticRuns(dividesByDeviation: false), .batchNorm), try scaling(SyntheticRuns(), .none),
        ] {
            let ratio = try ratio(scaling)
            #expect(ratio.value == nil && ratio.outcome == .undecided)
        }
    }
}
