/// A table of finite values with one row per seed and one column per measured quantity (a group size, a block, a
/// depth).
///
/// Rows are independent observations. The columns of one row are not, so seeds are always resampled or blocked as a
/// whole, which preserves the dependence between columns.
package struct SeedTable: Hashable, Sendable {
    /// One row per seed, all of the same length.
    let rows: [[Double]]

    /// - Throws: `StatisticsError.tooFewValues` without a row or a column, `.unequalRows` unless all rows are of one
    ///   length, `.notFiniteEntry` on an infinite value or NaN.
    package init(_ rows: [[Double]]) throws {
        guard let first = rows.first else { throw StatisticsError.tooFewValues(count: 0, needed: 1) }
        guard !first.isEmpty else { throw StatisticsError.tooFewValues(count: 0, needed: 1) }
        for (index, row) in rows.enumerated() {
            guard row.count == first.count else {
                throw StatisticsError.unequalRows(row: index, count: row.count, expected: first.count)
            }
            if let column = row.firstIndex(where: { !$0.isFinite }) {
                throw StatisticsError.notFiniteEntry(value: row[column], row: index, column: column)
            }
        }
        self.rows = rows
    }

    /// The number of seeds.
    var rowCount: Int { rows.count }

    /// The number of quantities measured on each seed.
    var columnCount: Int { rows[0].count }

    /// The mean of each column over seeds: a seed-averaged curve.
    package var columnMeans: [Double] {
        (0..<columnCount).map { column in rows.reduce(0) { $0 + $1[column] } / Double(rowCount) }
    }
}
