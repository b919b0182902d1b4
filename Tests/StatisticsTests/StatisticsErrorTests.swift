import Testing

@testable import Statistics

@Suite struct StatisticsErrorTests {
    @Test func messagesNameTheValueAndTheRemedy() {
        let messages: [(StatisticsError, String)] = [
            (.tooFewValues(count: 1, needed: 2), "1 value where at least 2 are needed: run more seeds"),
            (
                .notFinite(value: .infinity, index: 3),
                "value 3 is inf: leave missing and diverged values out before the analysis"
            ),
            (
                .outsideDomain(value: -1, index: 0, transformation: .logarithm),
                "value 0 is -1.0, outside the domain of the logarithm scale: "
                    + "analyse it on the identity scale or leave it out"
            ),
            (.unequalCounts(first: 2, second: 3), "2 values against 3: pair every value with one of the same row"),
            (
                .unequalRows(row: 2, count: 6, expected: 7),
                "row 2 has 6 values, the first 7: measure the same quantities on every seed"
            ),
            (
                .notFiniteEntry(value: .infinity, row: 1, column: 4),
                "row 1, column 4 is inf: leave a seed with a missing or diverged value out before the analysis"
            ),
            (
                .tooFewDistinctValues(distinct: 1, needed: 2),
                "1 distinct value where at least 2 are needed: the statistic is undefined"
            ),
            (
                .undefinedResamples(undefined: 600, resamples: 10_000),
                "the statistic is undefined on 600 of 10000 resamples: it has no bootstrap interval"
            ),
        ]
        for (error, message) in messages { #expect(error.description == message) }
    }
}
