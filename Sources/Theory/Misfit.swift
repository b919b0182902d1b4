/// How far measured values lie from a theory's curve. Every curve that is drawn over data carries its misfit.
package struct Misfit: Hashable, Sendable {
    /// What a difference is measured against.
    package enum Measure: Hashable, Sendable {
        /// measured/theory − 1: growth factors and variances.
        case relative
        /// measured − theory: cosines, which are bounded and may be zero.
        case absolute
    }

    /// What the differences below were measured against.
    package let measure: Measure
    /// The root mean square of the differences.
    package let rootMeanSquare: Double
    /// The difference that is largest in size, with its sign: positive where the data lie above the theory.
    package let largest: Double
    /// Points at which both values exist.
    package let count: Int

    /// Compares point by point, where both values exist.
    ///
    /// - Parameters:
    ///   - theory: predicted values; `nil` where the theory says nothing. Not zero if differences are relative.
    ///   - measured: as many values; `nil` where undefined or diverged.
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
