import Foundation
import Testing

/// What docs/science.md prints of the rank in dense linear networks, against the fixture that it rests on.
@Suite struct DenseLinearRankTests {
    @Test func batchNormsRankGrowsAsTheRootOfTheWidth() throws {
        let fixture = try DenseLinearRankFixture.load()
        let exponent = fixture.exponent(fixture.batchNorm[0], over: fixture.widths)
        #expect(prints(exponent.mean, as: 0.47, decimals: 2), "\(exponent)")
        // Student's quantile for 19 degrees of freedom.
        #expect(exponent.mean - 2.093 * exponent.standardError > 0.4, "\(exponent)")
    }

    @Test func groupNormsRankGrowsFasterThanClaimed() throws {
        let fixture = try DenseLinearRankFixture.load()
        let counts = fixture.groupSizes.map { 128 / $0 }
        for (depth, printed) in [(0, 0.54), (1, 0.63)] {
            let exponent = fixture.exponent(fixture.groupNorm[depth], over: counts)
            #expect(prints(exponent.mean, as: printed, decimals: 2), "\(exponent)")
            #expect(exponent.mean - 2.093 * exponent.standardError > 0.4, "\(exponent)")
        }
    }

    @Test func atAFixedGroupSizeTheWidthCountsForMore() throws {
        let fixture = try DenseLinearRankFixture.load()
        for (ranks, printed) in [(fixture.groupsOfTwo, 1.15), (fixture.groupsOfEight, 0.69)] {
            let exponent = fixture.exponent(ranks[0], over: fixture.widths)
            #expect(prints(exponent.mean, as: printed, decimals: 2), "\(exponent)")
        }
    }
}
