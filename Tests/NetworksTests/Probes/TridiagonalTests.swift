import Foundation
import Testing

@testable import Networks

@Suite struct TridiagonalTests {
    /// 2 on the diagonal and 1 beside it: the largest eigenvalue is 2 + 2 cos(pi / (n + 1)), and the entries of its
    /// vector are sqrt(2 / (n + 1)) sin(j pi / (n + 1)).
    @Test(arguments: [1, 2, 3, 10, 60]) func neighboursAlike(_ size: Int) {
        let angle = Double.pi / Double(size + 1)
        let matrix = Tridiagonal(
            diagonal: [Double](repeating: 2, count: size), offDiagonal: [Double](repeating: 1, count: size - 1))
        let (value, last) = matrix.largestEigenpair()
        #expect(abs(value - (2 + 2 * cos(angle))) < 1e-14)
        #expect(abs(last - (2 / Double(size + 1)).squareRoot() * sin(angle)) < 1e-6)
    }

    @Test func aMatrixThatFallsApart() {
        let (value, last) = Tridiagonal(diagonal: [1, 5, 2], offDiagonal: [0, 0]).largestEigenpair()
        #expect(value == 5 && last == 0)
    }
}
