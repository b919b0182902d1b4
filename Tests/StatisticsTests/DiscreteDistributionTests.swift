import Testing

@testable import Statistics

@Suite struct DiscreteDistributionTests {
    /// A die, as a mixture of its six faces.
    private var die: DiscreteDistribution {
        (2...6).reduce(DiscreteDistribution.zero.shifted(by: 1, weight: 1 / 6)) {
            $0.merged(with: .zero.shifted(by: $1, weight: 1 / 6))
        }
    }

    @Test func twoDiceAddUp() {
        let sum = die.adding(die)
        #expect(agrees(sum.probability(atLeast: 11), 3 / 36))
        #expect(agrees(sum.probability(atMost: 4), 6 / 36))
    }

    @Test func tailsEndWhereTheNumbersDo() {
        #expect(die.probability(atLeast: 7) == 0 && die.probability(atMost: 0) == 0)
        #expect(agrees(die.probability(atLeast: -3), 1) && agrees(die.probability(atMost: 40), 1))
    }

    @Test func aMixtureMayHaveAGap() {
        let mixture = DiscreteDistribution.zero.shifted(by: 5, weight: 0.25)
            .merged(with: .zero.shifted(by: -2, weight: 0.75))
        #expect(mixture.probability(atMost: -2) == 0.75 && mixture.probability(atMost: 4) == 0.75)
        #expect(mixture.probability(atLeast: 5) == 0.25 && mixture.probability(atLeast: 6) == 0)
    }
}
