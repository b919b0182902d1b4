import Random
import Statistics
import Testing

@testable import Findings

@Suite struct EvidenceModelTests {
    private static func share(_ worlds: Int, seed: UInt64 = 0, _ holds: (inout RandomStream) -> Bool) -> Double {
        let count = (0..<worlds).count { world in
            var stream = RandomStream.world(world, seed: seed)
            return holds(&stream)
        }
        return Double(count) / Double(worlds)
    }

    /// Drawn seeds have the measured covariance, correlations between columns included.
    @Test func drawnCurvesVaryAsTheMeasuredOnes() {
        var stream = RandomStream.world(0, seed: 1)
        let rows = (0..<10).map { _ -> [Double] in
            let shared = stream.nextNormal()
            return [shared, 2 * shared + 0.5 * stream.nextNormal()]
        }
        let deviations = CurveModel.deviations(rows)
        func products(_ rows: [[Double]], _ scale: Double) -> [Double] {
            [(0, 0), (0, 1), (1, 1)].map { a, b in rows.reduce(0) { $0 + $1[a] * $1[b] } * scale }
        }
        let measured = products(deviations, 1)
        let drawn = (0..<20_000).map { _ in CurveModel.row([0, 0], deviations, &stream) }
        for (wanted, found) in zip(measured, products(drawn, 1 / 20_000.0)) { #expect(abs(found / wanted - 1) < 0.05) }
    }

    @Test func theCrossingStandsAtTheBound() throws {
        func ratio(_ curve: [Double]) -> Double? { curve[1] / curve[0] }
        let curve = try #require(CurveModel.crossing(from: [1, 1], to: [1, 3], at: 1.5, of: ratio))
        #expect(abs(curve[1] - 1.5) < 1e-12)
        #expect(CurveModel.crossing(from: [1, 1], to: [1, 3], at: 4, of: ratio) == nil)
    }

    /// A ratio of means: rarely inside where it just is not, and nearly always where seeds differ little and it is one.
    @Test func curvesAreJudgedByTheirBootstrap() {
        var stream = RandomStream.world(0, seed: 2)
        let rows = (0..<10).map { _ in (0..<2).map { _ in 1 + 0.05 * stream.nextNormal() } }
        let model = CurveModel(
            rows, on: .logarithm, in: .inside(low: 0.75, high: 1.33), claimed: [1, 1],
            boundaries: [[1, 0.75], [1, 1.33]]
        ) { $0[0] > 0 && $0[1] > 0 ? $0[1] / $0[0] : nil }
        #expect(model.boundaryCount == 2)
        for boundary in 0..<2 {
            let share = Self.share(300) { model.outcome(in: .boundary(boundary), seeds: nil, &$0) == .holds }
            #expect(share <= 0.05 + 2 * (0.05 * 0.95 / 300).squareRoot(), "\(boundary): \(share)")
        }
        #expect(Self.share(100) { model.outcome(in: .claimed, seeds: nil, &$0) == .holds } > 0.95)
    }

    @Test func trendsAreFoundWhereTheyAre() throws {
        var stream = RandomStream.world(0, seed: 3)
        let rows = (0..<10).map { _ in (0..<6).map { _ in 0.01 * stream.nextNormal() } }
        let threshold = Threshold("size", .above(0.95), precedesResults: true, meaning: "")
        let trend = try Trend(positions: (0..<6).map(Double.init), rows: rows)
        func model(_ predicted: [Double?]) throws -> any EvidenceModel {
            try #require(trend.evidence("trend", .rising, reaching: threshold, predicted: predicted).model)
        }
        let rising = try model((0..<6).map { 0.1 * Double($0) })
        #expect(Self.share(200) { rising.outcome(in: .claimed, seeds: nil, &$0) == .holds } == 1)
        #expect(Self.share(200) { rising.outcome(in: .boundary(0), seeds: nil, &$0) == .holds } < 0.05)
        #expect(try !model([0.1, nil, 0.3, 0.4, 0.5, 0.6]).isClaimed && !model([]).isClaimed)
    }

    /// Ten layers in three architectures: in the opposite order they are found, unrelated ones hardly.
    @Test func associationsAreFoundWhereTheyAre() {
        var stream = RandomStream.world(0, seed: 4)
        func values(_ spread: Double) -> [[Double]] {
            (0..<10).map { layer in (0..<5).map { _ in Double(layer) + spread * stream.nextNormal() } }
        }
        let groups = (0..<3).map { _ in AssociationModel.Group(values(0.2), values(0.2)) }
        let model = AssociationModel(groups) { permutation, test in
            Evidence(
                "association", value: permutation.statistic, pValue: permutation.pValue(.less, using: test),
                opposite: permutation.pValue(.greater, using: test), seeds: 5, reaching: .below(-0.5))
        }
        #expect(Self.share(100) { model.outcome(in: .claimed, seeds: nil, &$0) == .holds } > 0.99)
        let share = Self.share(300) { model.outcome(in: .boundary(0), seeds: nil, &$0) == .holds }
        #expect(share <= 0.05 + 2 * (0.05 * 0.95 / 300).squareRoot(), "\(share)")
    }

    /// Five failures against none in five are found, as are four; three are not: a share of 0.87 in four of five studies.
    @Test func sharesMustBeLarge() {
        let model = ShareModel(5, 5)
        #expect(Self.share(10) { model.outcome(in: .beyond(1), seeds: nil, &$0) == .holds } == 1)
        let share = Self.share(2000) { model.outcome(in: .beyond(0.87), seeds: nil, &$0) == .holds }
        // C(5,4) 0.87⁴ 0.13 + 0.87⁵ = 0.871.
        #expect(abs(share - 0.871) < 0.03)
        #expect(Self.share(2000) { model.outcome(in: .boundary(0), seeds: nil, &$0) == .holds } < 0.025)
    }
}
