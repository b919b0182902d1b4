import Statistics
import Testing

@testable import Findings

@Suite struct ThresholdFamilyTests {
    @Test func eachDirectionIsJudged() throws {
        var family = ThresholdFamily()
        try family.add([0.2, 0.21, 0.19], .growthOrderEnds)
        try family.add([0.05, 0.06, 0.04], .growthOrderEnds)
        try family.add([0.05, 0.15, 0.11], .growthOrderEnds)
        #expect(family.verdicts == [.reproduced, .notReproduced, .inconclusive])
    }

    @Test func severalTestsAreCorrected() throws {
        // t = 5.2 on two degrees of freedom: p = 0.018 one-sided.
        let values = [0.11, 0.12, 0.13]
        var alone = ThresholdFamily()
        try alone.add(values.map { $0 + 0.01 }, .growthOrderEnds)
        #expect(alone.verdicts == [.reproduced])
        var several = ThresholdFamily()
        for _ in 0..<2 { try several.add(values.map { $0 + 0.01 }, .growthOrderEnds) }
        #expect(several.verdicts == [.inconclusive, .inconclusive])
    }

    @Test func equalValuesAreCertain() throws {
        var family = ThresholdFamily()
        try family.add([0.5, 0.5], .growthOrderEnds)
        try family.add([0, 0], .growthOrderEnds)
        #expect(family.verdicts == [.reproduced, .notReproduced])
    }

    @Test func oneValueIsTooFew() {
        var family = ThresholdFamily()
        #expect(throws: StatisticsError.tooFewValues(count: 1, needed: 2)) { try family.add([1], .growthOrder) }
    }
}
