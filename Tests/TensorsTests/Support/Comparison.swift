import Testing

/// The first number that is not within its bound of what it should be, in words; nil where all are, and are as many as
/// they should be. A number that is not finite, or should not be, is not within any bound.
///
/// - Parameter bound: of the difference at an index.
func firstMiss<Value: BinaryFloatingPoint>(
    _ measured: some Collection<Value>, _ expected: some Collection<Double>, within bound: (Int) -> Double
) -> String? {
    guard measured.count == expected.count else { return "\(measured.count) numbers instead of \(expected.count)" }
    for (index, (value, exact)) in zip(measured, expected).enumerated() {
        // False where anything is NaN, and where both are infinite.
        guard abs(Double(value) - exact) <= bound(index), bound(index).isFinite else {
            return "number \(index) is \(value), not \(exact)"
        }
    }
    return nil
}

/// Expects that ``firstMiss(_:_:within:)`` finds none.
func expectClose<Value: BinaryFloatingPoint>(
    _ measured: some Collection<Value>, _ expected: some Collection<Double>, _ what: String = "",
    sourceLocation: SourceLocation = #_sourceLocation, within bound: (Int) -> Double
) {
    guard let miss = firstMiss(measured, expected, within: bound) else { return }
    Issue.record("\(what) \(miss)", sourceLocation: sourceLocation)
}

/// Expects float32 results within some roundings of what double precision gives.
///
/// - Parameters:
///   - roundings: how many roundings are granted.
///   - expected: the number at an index, and the magnitude of the terms that are added up for it.
func expectRounded(
    _ measured: [Float], count: Int, roundings: Double = 4, sourceLocation: SourceLocation = #_sourceLocation,
    _ expected: (Int) -> (value: Double, scale: Double)
) {
    let exact = (0..<count).map(expected)
    expectClose(measured, exact.map(\.value), sourceLocation: sourceLocation) {
        roundings * 0x1p-24 * exact[$0].scale
    }
}

/// Expects sums in double precision within the rounding of a few additions of terms up to a magnitude.
func expectSums(
    _ measured: [Double], _ expected: [Double], relativeTo scale: Double, tolerance: Double = 1e-13,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    expectClose(measured, expected, "sums:", sourceLocation: sourceLocation) { _ in tolerance * scale }
}

@Suite struct ComparisonTests {
    @Test func closeNumbersPass() {
        #expect(firstMiss([1, 2] as [Float], [1.5, 2]) { $0 == 0 ? 0.5 : 0 } == nil)
        #expect(firstMiss([] as [Double], []) { _ in 0 } == nil)
    }

    @Test(
        arguments: [
            ([1, .nan], [1, 1]), ([.nan, 1], [1, 1]), ([1, 1], [1, .nan]), ([.infinity], [.infinity]), ([1], [1, 1]),
            ([1, 1], [1]), ([], [1]), ([1.2], [1]),
        ] as [([Double], [Double])])
    func othersFail(_ measured: [Double], _ expected: [Double]) {
        #expect(firstMiss(measured, expected) { _ in 0.1 } != nil)
    }

    @Test(arguments: [Double.nan, .infinity]) func aBoundThatIsUndefinedFails(_ bound: Double) {
        #expect(firstMiss([1.0], [1]) { _ in bound } == "number 0 is 1.0, not 1.0")
    }
}
