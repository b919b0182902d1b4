import Testing

@testable import Plots

@Suite struct BoxSummaryTests {
    /// `numpy.quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 20], [0.25, 0.5, 0.75])` is 3.25, 5.5, 7.75; the fences are −3.5 and 14.5.
    @Test func quartilesWhiskersAndOutliers() throws {
        let summary = try #require(BoxSummary([20, 1, 2, 3, 4, 5, 6, 7, 8, 9, .nan]))
        #expect(summary.median == 5.5)
        #expect(summary.quartiles == 3.25...7.75)
        #expect(summary.whiskers == 1...9)
        #expect(summary.outliers == [20])
    }

    @Test func oneValueIsItsOwnBox() throws {
        let summary = try #require(BoxSummary([3]))
        #expect(summary.quartiles == 3...3 && summary.whiskers == 3...3 && summary.outliers.isEmpty)
    }

    /// Q₁ = 0 and Q₃ = 2.5 lie between values, and all values above Q₃ are outliers.
    @Test func aWhiskerDoesNotBeginInsideItsBox() throws {
        let summary = try #require(BoxSummary([0, 0, 0, 10]))
        #expect(summary.quartiles == 0...2.5)
        #expect(summary.whiskers == 0...2.5)
        #expect(summary.outliers == [10])
    }

    @Test func infiniteValuesAreOutliersAndNothingHasNoSummary() throws {
        #expect(try #require(BoxSummary([1, 2, 3, .infinity])).outliers == [.infinity])
        #expect(BoxSummary([]) == nil)
        #expect(BoxSummary([.nan, .infinity]) == nil)
    }
}
