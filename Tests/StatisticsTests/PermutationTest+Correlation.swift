@testable import Statistics

extension PermutationTest {
    /// Tests for association; `nil` if a column is constant.
    func pValue(_ correlation: Correlation, of sample: PairedSample, _ alternative: Alternative) -> Double? {
        guard let columns = correlation.standardizedColumns(of: sample) else { return nil }
        return pValue(columns.second, alternative, tolerance: 1e-12) { Correlation.product(columns.first, $0) }
    }
}
