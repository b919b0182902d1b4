import Foundation
import Networks
import Runs
import Statistics
import Testing

@testable import Findings
@testable import TestSupport

@Suite struct StageGrowthTests {
    /// ResNet-56 with variances of the given form: by seed, stage and block, from 1.
    private func growths(
        seeds: Int = 3, _ variance: (_ seed: Int, _ stage: Int, _ block: Double) -> Double?
    ) throws -> [StageGrowth] {
        let records = (0..<seeds).map { seed in
            RunRecord(
                loss: nil,
                layers: (1...3).flatMap { stage in
                    (1...9).map { block in
                        LayerMeasurement(
                            name: "stage\(stage).block\(block)", kind: .activation,
                            role: .blockOutput(BlockPlace(stage: stage, block: block)), height: 8, channels: 4,
                            quantities: [.activationVariance: variance(seed, stage, Double(block))])
                    }
                })
        }
        return try StageGrowth.ofStages(
            Ensemble(
                network: SyntheticRuns.network(.resNet56, .batchNorm), batch: 4,
                seeds: (0..<seeds).map(UInt64.init), records: records))
    }

    private func value(_ test: TTest?) -> Double { test?.estimate().value ?? .nan }

    @Test func lineHasItsSlopeAndNoCurvature() throws {
        let slopes = [0.9, 1, 1.1]
        let stages = try growths { seed, stage, block in Double(stage) + slopes[seed] * block }
        #expect(stages.count == 3)
        for (stage, growth) in zip(1..., stages) {
            #expect(zip(growth.slopes, slopes).allSatisfy { abs($0 - $1) < 1e-12 })
            #expect(abs(value(growth.slope) - 1) < 1e-12)
            // The last four steps less one and a half times the first four.
            #expect(abs(value(growth.curvature) + 2) < 1e-12)
            #expect(abs(try #require(growth.linearFit) - 1) < 1e-12)
            #expect(try #require(growth.exponentialFit) < 0.99)
            // Mean logarithm of (s + 9 m) / (s + m).
            let factors = slopes.map { (Double(stage) + 9 * $0) / (Double(stage) + $0) }
            #expect(abs(value(growth.overall) - exp(factors.map(log).mean)) < 1e-12)
        }
    }

    @Test func exponentialGrowthHasOneBaseEverywhere() throws {
        let stages = try growths { _, stage, block in Double(stage) * exp(0.2 * block) }
        for growth in stages {
            for test in [growth.base, growth.tail, growth.lateFactor] { #expect(abs(value(test) - exp(0.2)) < 1e-12) }
            #expect(abs(value(growth.overall) - exp(1.6)) < 1e-12)
            #expect(value(growth.curvature) > 0)
            #expect(abs(try #require(growth.exponentialFit) - 1) < 1e-12)
        }
        // From the ninth block of one stage to the first of the next, which stands at twice the height, then at 1.5 times.
        #expect(abs(value(stages[0].fall) - 2 * exp(-1.6)) < 1e-12)
        #expect(abs(value(stages[1].fall) - 1.5 * exp(-1.6)) < 1e-12)
        #expect(stages[2].fall == nil)
    }

    @Test func constantVarianceHasNoFit() throws {
        let growth = try growths { _, _, _ in 0.5 }[0]
        #expect(growth.linearFit == nil && growth.exponentialFit == nil)
        #expect(value(growth.overall) == 1)
    }

    @Test(arguments: [nil, 0, -1]) func varianceWithoutLogarithmIsRefused(_ wrong: Double?) {
        #expect(throws: StatisticsError.self) {
            try growths { seed, stage, block in seed == 1 && stage == 2 && block == 4 ? wrong : 1 }
        }
    }
}
