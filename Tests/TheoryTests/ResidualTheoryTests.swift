import Foundation
import Testing

@testable import Theory

@Suite struct ResidualTheoryTests {
    private func ratios(_ theory: ResidualTheory, blocks: Int) -> [Double] {
        let variances = theory.moments(blocks: blocks).map(\.variance)
        return zip(variances.dropFirst(), variances).map { $0 / $1 }
    }

    /// Stages 2 and 3 start at relu(N(0, 2)), variance 0.68; over blocks 1–9 v ≈ 0.296 + 0.353 b.
    @Test func laterStagesMeetTheirLine() throws {
        let stage = ResidualTheory.normalized.moments(blocks: 8, openingVariance: 2)
        #expect(prints(stage[0].variance, as: 0.68, decimals: 2))
        let fit = line(through: stage.map(\.variance), from: 1)
        #expect(prints(fit.slope, as: 0.353, decimals: 3), "\(fit)")
        #expect(prints(fit.intercept, as: 0.296, decimals: 3), "\(fit)")
        // The penultimate activation is the ninth block's of the last stage.
        // Two samples share the mean alone: their similarity is E[y]²/E[y²].
        let last = try #require(stage.last)
        #expect(prints(last.mean * last.mean / last.secondMoment, as: 0.525, decimals: 3))
    }

    /// The base of an exponential fit over nine blocks: 1.215 in stage 1, 1.216 in the later ones.
    @Test func exponentialFitsHaveTheirBases() {
        let first = ResidualTheory.normalized.moments(blocks: 9).dropFirst().map { log($0.variance) }
        #expect(prints(exp(line(through: first, from: 1).slope), as: 1.215, decimals: 3))
        let later = ResidualTheory.normalized.moments(blocks: 8, openingVariance: 2).map { log($0.variance) }
        #expect(prints(exp(line(through: later, from: 1).slope), as: 1.216, decimals: 3))
        // Fewer blocks look exponential: 1.43 over three, 1.32 over five.
        for (blocks, base) in [(3, 1.43), (5, 1.32)] {
            #expect(prints(exp(line(through: Array(first.prefix(blocks)), from: 1).slope), as: base, decimals: 2))
        }
    }

    @Test func limitingFactorsMeetTheirTable() throws {
        let table: [(ResidualTheory, Double)] = [
            (.plain, 2.399), (.scaledWeightStandardization, 2.177), (.weightNormalizationSkipInit, 2.934),
            (.branchWeightNormalizationSkipInit, 1),
        ]
        for (theory, printed) in table {
            let factor = try #require(theory.limitingGrowth)
            #expect(prints(factor, as: printed, decimals: 3), "\(theory): \(factor)")
        }
        #expect(prints(try #require(ResidualTheory.weightNormalization.limitingGrowth), as: 6.03, decimals: 2))
        #expect(prints(try #require(ResidualTheory.branchWeightNormalization.limitingGrowth), as: 4.4, decimals: 1))
        #expect(ResidualTheory.normalized.limitingGrowth == nil)
    }

    /// What nine blocks of a first stage show of Weight Normalization's limit, over blocks 4 to 9.
    @Test func theLateFactorOfWeightNormalizationIsBelowItsLimit() {
        let variances = ResidualTheory.weightNormalization.moments(blocks: 9).map(\.variance)
        #expect(prints(pow(variances[9] / variances[4], 1.0 / 5), as: 5.69, decimals: 2))
    }

    @Test func firstFactorsMeetTheirTable() {
        #expect(prints(ratios(.plain, blocks: 1)[0], as: 2.04, decimals: 2))
        #expect(prints(ratios(.scaledWeightStandardization, blocks: 1)[0], as: 2.04, decimals: 2))
        #expect(prints(ratios(.weightNormalization, blocks: 1)[0], as: 2.5, decimals: 1))
        #expect(prints(ratios(.weightNormalizationSkipInit, blocks: 1)[0], as: 1.72, decimals: 2))
        #expect(prints(ratios(.branchWeightNormalization, blocks: 1)[0], as: 2.0, decimals: 1))
    }

    @Test func theFactorsOfAnExplosionRise() {
        for theory in [ResidualTheory.plain, .weightNormalization, .branchWeightNormalization] {
            let factors = ratios(theory, blocks: 8)
            #expect(factors == factors.sorted(), "\(theory)")
        }
    }

    @Test func constantStreams() {
        let constant = ResidualTheory.branchWeightNormalizationSkipInit.moments(blocks: 5).map(\.variance)
        #expect(constant.allSatisfy { abs($0 - 1) < 1e-14 })
    }

    /// Spitzer's identity against the propagation of the law.
    @Test func normalizedStreamsAreReflectedWalks() {
        for (block, stream) in ResidualTheory.normalized.moments(blocks: 27).enumerated() {
            #expect(abs(stream.mean - ReflectedWalk.mean(steps: block + 1)) < 1e-9)
            #expect(abs(stream.secondMoment - ReflectedWalk.secondMoment(steps: block + 1)) < 1e-8)
        }
    }

    /// Stage 1: v ≈ 0.331 + 0.361 b over blocks 1–9.
    @Test func theFirstStageMeetsItsLine() {
        let variances = ResidualTheory.normalized.moments(blocks: 9).dropFirst().map(\.variance)
        let fit = line(through: variances, from: 1)
        #expect(prints(fit.slope, as: 0.361, decimals: 3), "\(fit)")
        #expect(prints(fit.intercept, as: 0.331, decimals: 3), "\(fit)")
    }

    /// E y²/n is 0.76 at n = 10 and 0.84 at 28, and the variance's slope tends to 1 − 2/π.
    @Test func theIncrementIsTheWalksInTheLimit() {
        #expect(prints(ReflectedWalk.secondMoment(steps: 10) / 10, as: 0.76, decimals: 2))
        #expect(prints(ReflectedWalk.secondMoment(steps: 28) / 28, as: 0.84, decimals: 2))
        let slope = ReflectedWalk.variance(steps: 400) - ReflectedWalk.variance(steps: 399)
        #expect(abs(slope - ResidualTheory.increment(branchEvenness: 1)) < 1e-3)
        #expect(prints(ResidualTheory.increment(branchEvenness: 1), as: 0.363, decimals: 3))
        #expect(ResidualTheory.increment(branchEvenness: 0) == 1)
    }

    @Test func withoutBlocksThereIsTheOpeningAlone() {
        let opening = ResidualTheory.plain.moments(blocks: 0, openingVariance: 4)
        #expect(opening.count == 1 && abs(opening[0].secondMoment - 2) < 1e-14)
    }

    /// A positive factor of the input is a factor of the whole stream of a network without normalizer.
    @Test func plainStreamsKeepTheirScale() {
        let (one, four) = (
            ResidualTheory.plain.moments(blocks: 6), ResidualTheory.plain.moments(blocks: 6, openingVariance: 4)
        )
        for (small, large) in zip(one, four) { #expect(abs(large.variance / small.variance - 4) < 1e-9) }
    }
}
