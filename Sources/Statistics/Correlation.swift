/// A coefficient of correlation.
package enum Correlation: String, CaseIterable, Sendable {
    /// Linear association: Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²).
    case pearson
    /// Monotone association: Pearson's coefficient of the midranks.
    case spearman

    /// The coefficient; `nil` if a column is constant.
    package func coefficient(of sample: PairedSample) -> Double? {
        guard let (x, y) = standardizedColumns(of: sample) else { return nil }
        return Self.product(x, y)
    }

    /// The columns (their ranks for Spearman), centred and of unit length, so that their dot product is the
    /// coefficient;
    /// `nil` if one is constant.
    func standardizedColumns(of sample: PairedSample) -> (first: [Double], second: [Double])? {
        switch self {
        case .pearson:
            return Self.standardized(sample.first).flatMap { x in Self.standardized(sample.second).map { (x, $0) } }
        case .spearman:
            let x = Self.standardized(Ranks.midranks(of: sample.first))
            let y = Self.standardized(Ranks.midranks(of: sample.second))
            return x.flatMap { x in y.map { (x, $0) } }
        }
    }

    /// The dot product of two standardized columns, clamped to [−1, 1] against rounding errors.
    static func product(_ x: [Double], _ y: [Double]) -> Double {
        var sum = 0.0
        for index in x.indices { sum += x[index] * y[index] }
        return min(max(sum, -1), 1)
    }

    private static func standardized(_ values: [Double]) -> [Double]? {
        // Compared with the first value because rounding may give a constant column nonzero squared deviations.
        guard values.contains(where: { $0 != values[0] }) else { return nil }
        let mean = values.reduce(0, +) / Double(values.count)
        let centred = values.map { $0 - mean }
        let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? centred.map { $0 / length } : nil
    }
}
