/// The jackknife of a function of means over rows that each count a whole number of times, as a bootstrap draws them.
///
/// Of n rows in all, θ̂₍ᵢ₎ leaves one copy of row i out and θ̂₍·₎ is their mean over the n copies. The estimate freed of the
/// bias of order 1/n is n θ̂ − (n − 1) θ̂₍·₎, the squared standard error (n − 1)/n Σ (θ̂₍ᵢ₎ − θ̂₍·₎)². Copies of a row leave
/// out the same, so only distinct rows are evaluated.
/// Source: B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 11 and section 10.6 (bias).
struct WeightedJackknife {
    struct Estimate {
        /// θ̂, the function of the means.
        let value: Double
        /// θ̃, freed of the bias of order 1/n.
        let corrected: Double
        /// Zero where the rows' differences are lost in the rounding of the value.
        let standardError: Double
    }

    private let rows: [[Double]]
    private var sums: [Double]
    private var means: [Double]

    init(_ table: SeedTable) {
        rows = table.rows
        sums = [Double](repeating: 0, count: table.columnCount)
        means = sums
    }

    /// - Parameter weights: how often each row counts; as many in all as there are rows.
    /// - Returns: nil if the function is undefined, on the means or without one of the rows.
    mutating func estimate(weights: [Int], of function: ([Double]) throws -> Double?) rethrows -> Estimate? {
        let n = Double(rows.count)
        for column in sums.indices { sums[column] = 0 }
        for (row, weight) in weights.enumerated() where weight > 0 {
            let values = rows[row]
            let factor = Double(weight)
            for column in values.indices { sums[column] += factor * values[column] }
        }
        for column in sums.indices { means[column] = sums[column] / n }
        guard let value = try function(means), value.isFinite else { return nil }

        var leftOut: [(value: Double, weight: Double)] = []
        leftOut.reserveCapacity(rows.count)
        var total = 0.0
        for (row, weight) in weights.enumerated() where weight > 0 {
            let values = rows[row]
            for column in values.indices { means[column] = (sums[column] - values[column]) / (n - 1) }
            guard let without = try function(means), without.isFinite else { return nil }
            leftOut.append((without, Double(weight)))
            total += Double(weight) * without
        }
        let mean = total / n
        var squares = 0.0
        for part in leftOut { squares += part.weight * (part.value - mean) * (part.value - mean) }
        let standardError = ((n - 1) / n * squares).squareRoot()
        // A few units in the last place of the value, which n − 1 has multiplied.
        let rounding = 8 * n * max(abs(value), abs(mean)).ulp
        return Estimate(
            value: value, corrected: n * value - (n - 1) * mean,
            standardError: standardError > rounding ? standardError : 0)
    }
}
