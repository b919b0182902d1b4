import Foundation
import Networks
import Statistics
import Testing

@testable import Findings
@testable import Runs
@testable import TestSupport

@Suite struct SweepTests {
    private let seeds: [UInt64] = [3, 4, 5]

    /// Networks whose records are empty, for sweeps that are given their values.
    private func members(_ positions: [Double]) -> [(position: Double, ensemble: Ensemble)] {
        let record = RunRecord(loss: nil, layers: [])
        let network = GroupSizeRuns.context.network(.cnn20, .groupNorm)
        return positions.map {
            ($0, Ensemble(network: network, batch: 16, seeds: seeds, records: seeds.map { _ in record }))
        }
    }

    @Test func findsTheExponentOfAPowerLaw() throws {
        let positions = [1.0, 2, 4, 8]
        let sweep = Sweep(
            members(positions), values: positions.map { x in [0.4, 0.5, 0.6].map { 3 * pow(x, $0) } })
        let exponent = try sweep.exponent()
        #expect(abs(exponent.value - 0.5) < 1e-12)
        // A t-interval over three slopes: 4.302653 · 0.1/√3.
        #expect(abs(exponent.interval.high - exponent.value - 0.248414) < 1e-5)
        #expect(exponent.count == 3)
        // Over 64/x the same law falls.
        #expect(abs(try sweep.exponent { 64 / $0 }.value + 0.5) < 1e-12)
    }

    @Test func fitsTheLineThroughTheMeans() throws {
        let positions = [1.0, 4, 9, 16]
        let sweep = Sweep(
            members(positions), values: positions.map { x in [-0.1, 0, 0.1].map { 2 + 0.5 * x.squareRoot() + $0 } })
        let line = try sweep.line { $0.squareRoot() }
        #expect(abs(line.fit.slope - 0.5) < 1e-12)
        #expect(abs(line.fit.intercept - 2) < 1e-12)
        #expect(abs(try #require(line.fit.rSquared) - 1) < 1e-12)
        // Seeds differ by a constant: it moves the intercept, by 4.302653 · 0.1/√3, and nothing else.
        #expect(line.slope.estimate().interval.width < 1e-12)
        let interval = line.intercept.estimate().interval
        #expect(abs(interval.low - 1.751586) < 1e-5 && abs(interval.high - 2.248414) < 1e-5)
        // Three seeds are too few for an interval of R².
        #expect(throws: StatisticsError.tooFewValues(count: 3, needed: 10)) {
            try line.rSquared("R²", in: .above(0.95))
        }
    }

    @Test func summarizesOnAScale() throws {
        let sweep = Sweep(members([1, 2]), values: [[1, 2, 4], [3, 3, 3]])
        #expect(sweep.means == [7.0 / 3, 3])
        let summary = sweep.summary(on: .logarithm)
        #expect(abs(summary.mean[0] - 2) < 1e-12)
        #expect(abs(summary.low[1] - 3) < 1e-12 && abs(summary.high[1] - 3) < 1e-12)
    }

    /// As of images that are all alike, whose cosine is 1 or, by rounding, a little more: the others are shown.
    @Test func whatAScaleDoesNotTakeIsUndefined() throws {
        let sweep = Sweep(members([1, 2]), values: [[0.5, 0.5, 0.5], [0.5, 1, 1.0000000000000007]])
        let summary = sweep.summary(on: .logit)
        #expect(abs(summary.mean[0] - 0.5) < 1e-12)
        #expect(summary.mean[1].isNaN && summary.low[1].isNaN && summary.high[1].isNaN)
        var panel = SweepPanel("p")
        panel.add(sweep, quantity: "q", series: .fit, on: .logit)
        #expect(panel.rows.map(\.value) == [0.5, 0.5, 0.5, 0.5, 1, 1.0000000000000007])
    }

    @Test func refusesAnUndefinedLastLayer() throws {
        let network = GroupSizeRuns.context.network(.cnn20, .groupNorm)
        func ensemble(_ last: Double?) -> Ensemble {
            let layers = [0.4, last].enumerated().map { index, value in
                LayerMeasurement(
                    name: "layer\(index + 1).activation", kind: .activation, height: 2, channels: 8,
                    quantities: [.cosineSimilarity: value])
            }
            return Ensemble(
                network: network, batch: 16, seeds: [7], records: [RunRecord(loss: nil, layers: layers)])
        }
        #expect(try ensemble(0.7).penultimate(.cosineSimilarity) == [0.7])
        #expect(throws: MeasurementError.notPositive(.cosineSimilarity, value: nil, layer: 2, seed: 7)) {
            try ensemble(nil).penultimate(.cosineSimilarity)
        }
        #expect(throws: MeasurementError.notPositive(.cosineSimilarity, value: 0, layer: 2, seed: 7)) {
            try ensemble(0).penultimate(.cosineSimilarity)
        }
    }

    @Test func followsATrendOneWayOnly() throws {
        let positions = [1.0, 2, 4, 8, 16]
        func sweep(_ law: (Double, Double) -> Double) -> Sweep {
            Sweep(members(positions), values: positions.map { x in [0.0, 0.1, 0.2].map { law(x, $0) } })
        }
        let rising = try sweep { log2($0) + $1 }.trend()
        let falling = try sweep { -log2($0) + $1 }.trend()
        // Three seeds against each other at two neighbouring positions, one swapped pair: Spearman 0.9.
        let swapped = try sweep { ($0 == 2 ? 2 : $0 == 4 ? 1 : log2($0)) + $1 }.trend()
        let flat = try sweep { 1 + $1 * sin($0) }.trend()
        #expect(rising.spearman == 1 && falling.spearman == -1 && rising.seeds == 3)
        #expect(abs(swapped.spearman - 0.9) < 1e-12)
        // Page's test of three seeds in one order, of 5!³ = 1,728,000 arrangements.
        #expect(abs(rising.test.pValue(.greater) - 1 / 1_728_000) < 1e-12)
        func outcome(_ trend: Trend, _ direction: Trend.Direction) -> Outcome {
            trend.evidence("trend", direction, reaching: Self.size).outcome
        }
        #expect(outcome(rising, .rising) == .holds && outcome(falling, .falling) == .holds)
        #expect(outcome(rising, .falling) == .refuted && outcome(falling, .rising) == .refuted)
        // Significant, but not large enough in size.
        #expect(swapped.test.pValue(.greater) < 0.025 && outcome(swapped, .rising) == .undecided)
        #expect(outcome(flat, .rising) == .undecided)
    }

    private static let size = Threshold("size", .above(0.95), precedesResults: true, meaning: "Spearman's coefficient")
}
