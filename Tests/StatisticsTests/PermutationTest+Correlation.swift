@testable import Statistics

extension PermutationTest {
    /// Tests for association; `nil` if a column is constant. Two-sided compares absolute values of the coefficient.
    func test(
        _ correlation: Correlation, of sample: PairedSample, alternative: Alternative
    ) -> PermutationResult? {
        guard let columns = correlation.standardizedColumns(of: sample) else { return nil }
        return test(columns.second, alternative: alternative, tolerance: 1e-12) {
            Correlation.product(columns.first, $0)
        }
    }
}
