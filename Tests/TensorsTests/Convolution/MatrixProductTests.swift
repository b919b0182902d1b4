import Random
import TestRandom
import Testing

@testable import Tensors

@Suite struct MatrixProductTests {
    @Test(arguments: [false, true], [false, true])
    func everyTranspositionMatchesPlainLoops(transposeA: Bool, transposeB: Bool) throws {
        let (rows, columns, inner) = (5, 7, 3)
        // Rows as stored are longer than the matrix: the leading dimension counts.
        let leadingA = (transposeA ? rows : inner) + 2
        let leadingB = (transposeB ? inner : columns) + 1
        let leadingC = columns + 3
        var stream = RandomStream(seed: 4, purpose: .test)
        let a = (0..<(transposeA ? inner : rows) * leadingA).map { _ in Float(stream.nextNormal()) }
        let b = (0..<(transposeB ? columns : inner) * leadingB).map { _ in Float(stream.nextNormal()) }
        let before = (0..<rows * leadingC).map { _ in Float(stream.nextNormal()) }
        var c = before
        try matrixProduct(
            transposeA: transposeA, transposeB: transposeB, rows: rows, columns: columns, inner: inner, a: a,
            leadingA: leadingA, b: b, leadingB: leadingB, beta: 0.5, c: &c, leadingC: leadingC)
        for row in 0..<rows {
            for column in 0..<leadingC {
                var expected = Double(before[row * leadingC + column])
                if column < columns {
                    expected *= 0.5
                    for k in 0..<inner {
                        let left = transposeA ? a[k * leadingA + row] : a[row * leadingA + k]
                        let right = transposeB ? b[column * leadingB + k] : b[k * leadingB + column]
                        expected += Double(left) * Double(right)
                    }
                }
                #expect(abs(Double(c[row * leadingC + column]) - expected) < 1e-5)
            }
        }
    }

    @Test func aResultThatIsNotAddedToIsNotRead() throws {
        var c: [Float] = [.nan]
        try matrixProduct(
            rows: 1, columns: 1, inner: 2, a: [1, 2], leadingA: 2, b: [3, 4], leadingB: 1, c: &c, leadingC: 1)
        #expect(c == [11])
    }

    @Test func aLeadingDimensionShorterThanItsRowIsRefused() {
        var c: [Float] = [0, 0, 0, 0]
        let error = #expect(throws: ConvolutionError.self) {
            try matrixProduct(
                rows: 2, columns: 2, inner: 2, a: [1, 2, 3, 4], leadingA: 1, b: [1, 2, 3, 4], leadingB: 2, c: &c,
                leadingC: 2)
        }
        #expect(error?.reason == .invalidArguments)
        #expect(error?.shape == "2x2 by 2x2")
    }
}
