import Random
import TestRandom
import Testing

@testable import Statistics

@Suite struct CoverageTests {
    /// A uniform number against a fixed gap: above the truth in a quarter of the worlds, below it in a tenth.
    private func interval(_ stream: inout RandomStream) -> Interval {
        let draw = stream.nextUniform()
        return draw < 0.25
            ? Interval(low: 1, high: 2) : draw < 0.35 ? Interval(low: -2, high: -1) : Interval(low: -1, high: 1)
    }

    @Test func missesAreCountedBySide() {
        let coverage = Coverage.simulated(worlds: 4_000, randomSeed: 1, truth: 0, interval: interval)
        // Five standard errors of a count.
        #expect(abs(coverage.above - 1_000) < 137 && abs(coverage.below - 400) < 95)
        #expect(agrees(coverage.share, 1 - Double(coverage.above + coverage.below) / 4_000))
        #expect(coverage.nominal == 0.95 && coverage.worlds == 4_000)
    }

    @Test func anEndAtTheTruthHoldsIt() {
        let coverage = Coverage.simulated(worlds: 2, randomSeed: 0, truth: 1) { _ in Interval(low: 1, high: 3) }
        #expect(coverage.share == 1)
    }

    @Test func aLongerStudyContainsTheShorter() {
        var draws: [[UInt32]] = [[], []]
        for (study, worlds) in [3, 5].enumerated() {
            _ = Coverage.simulated(worlds: worlds, randomSeed: 7, truth: 0) { stream in
                draws[study].append(stream.nextWord())
                return Interval(low: 0, high: 0)
            }
        }
        #expect(draws[0] == Array(draws[1].prefix(3)) && Set(draws[1]).count == 5)
    }
}
