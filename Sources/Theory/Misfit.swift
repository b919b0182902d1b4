/// The deviation of measured values from a theoretical curve. It is stated with every curve that is drawn over data.
package struct Misfit: Hashable, Sendable {
    /// How a difference is expressed.
    package enum Measure: Hashable, Sendable {
        /// measured/theory − 1: growth factors and variances.
        case relative
        /// measured − theory: cosines, which are bounded and may be zero.
        case absolute
    }

    /// How the differences below are expressed.
    let measure: Measure
    /// The root mean square of the differences.
    package let rootMeanSquare: Double
    /// The difference that is largest in size, with its sign: positive where the data lie above the theory.
    package let largest: Double
    /// The number of points at which both values exist.
    package let count: Int

    /// Compares point by point, where both values exist.
    ///
    /// - Parameters:
    ///   - theory: predicted values; `nil` if the theory makes no prediction. Not zero if differences are relative.
    ///   - measured: as many values; `nil` if undefined or diverged.
    ///   - measure: relative unless said otherwise.
    /// - Returns: `nil` if no point has both.
    package init?(theory: [Double?], measured: [Double?], measure: Measure = .relative) {
        precondition(
            theory.count == measured.count, "\(theory.count) predicted against \(measured.count) measured values")
        var squares = 0.0
        var largest = 0.0
        var count = 0
        for case (let predicted?, let observed?) in zip(theory, measured) {
            precondition(measure == .absolute || predicted != 0, "a relative difference from zero is undefined")
            let difference = measure == .relative ? observed / predicted - 1 : observed - predicted
            squares += difference * difference
            if abs(difference) > abs(largest) { largest = difference }
            count += 1
        }
        guard count > 0 else { return nil }
        self.measure = measure
        self.largest = largest
        self.count = count
        rootMeanSquare = (squares / Double(count)).squareRoot()
    }
}
