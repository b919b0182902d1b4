import Testing

@testable import Plots

@Suite struct BinaryLogarithmicScaleTests {
    @Test func groupSizesAreAllNamed() throws {
        let scale = try BinaryLogarithmicScale().fitted(to: ValueExtent([1, 64]))
        #expect(scale.tickSets.first?.major.map(\.label.description) == ["1", "2", "4", "8", "16", "32", "64"])
        #expect(abs(scale.fraction(of: 8)! - 0.5) < 1e-12)
    }

    @Test func sparserSetsKeepEverySecondPower() throws {
        let scale = try BinaryLogarithmicScale().fitted(to: ValueExtent([1, 64]))
        #expect(scale.tickSets[1].major.map(\.label.description) == ["1", "4", "16", "64"])
        #expect(scale.tickSets[1].minor.count == 7)
    }

    @Test func largePowersAreWrittenAsPowers() throws {
        let scale = try BinaryLogarithmicScale().fitted(to: ValueExtent([0x1p20, 0x1p24]))
        #expect(scale.tickSets.first?.major.first?.label.description == "220")
    }

    @Test(arguments: [[], [3], [0, -1], [1e-300, 1e300], [2.9, 3.1]] as [[Double]])
    func degenerateDataGiveTicks(values: [Double]) throws {
        let scale = try BinaryLogarithmicScale().fitted(to: ValueExtent(values))
        #expect(!scale.tickSets.isEmpty)
        #expect(scale.tickSets.allSatisfy { (2...7).contains($0.major.count) })
    }
}
