import Testing

@testable import Theory

@Suite struct MeanFieldExpansionTests {
    /// f = z: E f² = 1 and E f f' = c, whatever the other coordinates.
    @Test(arguments: [0, 1, 2, 7, 62])
    func coordinatesCorrelate(dimensions: Int) {
        let moments = MeanFieldExpansion(residualDimensions: dimensions)
            .moments(correlation: 0.3, variance: { _ in 1 }, rectified: { $0 })
        #expect(abs(moments.square - 1) < 1e-10 && abs(moments.product - 0.3) < 1e-10)
        #expect(abs(moments.inverseVariance - 1) < 1e-12)
    }

    /// f = |D|², of d = ν + 1 dimensions: E f = d, E f² = d² + 2d, E f f' = d² + 2dc².
    @Test(arguments: [0, 1, 2, 7, 62])
    func squaredLengthsCorrelate(dimensions: Int) {
        let moments = MeanFieldExpansion(residualDimensions: dimensions)
            .moments(correlation: -0.6, variance: { 1 / ($0 * $0) }, rectified: { _ in 1 })
        let d = Double(dimensions + 1)
        #expect(abs(moments.square / (d * d + 2 * d) - 1) < 1e-9)
        #expect(abs(moments.product / (d * d + 2 * d * 0.36) - 1) < 1e-9)
    }

    @Test func endsOfTheCorrelation() {
        let expansion = MeanFieldExpansion(residualDimensions: 3)
        func product(_ correlation: Double) -> Double {
            expansion.moments(correlation: correlation, variance: { 1 + $0 }, rectified: { $0 }).product
        }
        // An odd function of the coordinate, even in the length: independent at 0, mirrored at −1.
        #expect(abs(product(0)) < 1e-14)
        let square = expansion.moments(correlation: 1, variance: { 1 + $0 }, rectified: { $0 }).square
        #expect(product(1) == square)
        #expect(abs(product(-1) + square) < 1e-4)
    }
}
