import Testing

@testable import Networks

/// The largest eigenvalue by Lanczos's iterations beside Jacobi's rotations.
@Suite struct SimilarityMatrixTests {
    private func matrix(_ rows: [[Float]]) throws -> SimilarityMatrix { try SampleDirections(rows).cosines() }

    private func jacobi(_ matrix: SimilarityMatrix) -> Double {
        jacobiEigenvalues(
            (0..<matrix.size).map { Array(matrix.values[$0 * matrix.size..<($0 + 1) * matrix.size]) }
        ).last!
    }

    private func expectLargestEigenvalue(_ matrix: SimilarityMatrix, sourceLocation: SourceLocation = #_sourceLocation)
    {
        let (value, expected) = (matrix.largestEigenvalue(), jacobi(matrix))
        #expect(abs(value / expected - 1) < 1e-9, "\(value), not \(expected)", sourceLocation: sourceLocation)
    }

    /// Signed samples; positive ones, whose mean vector leads; and samples that are nearly alike.
    @Test(arguments: [2, 3, 16, 65], [Float(0), 1, 30]) func randomSamples(_ size: Int, _ mean: Float) throws {
        var random = RandomValues(60 + size)
        expectLargestEigenvalue(try matrix((0..<size).map { _ in random.normals(24, mean: mean) }))
    }

    /// Two clusters of one size have two leading eigenvalues that are nearly equal.
    @Test(arguments: [Float(0.3), 1e-2, 1e-4, 0]) func nearlyDegenerateSpectra(_ distance: Float) throws {
        var random = RandomValues(61)
        let (first, second) = (random.normals(32), random.normals(32))
        let rows = (0..<12).map { index in
            (index < 6 ? first : second).map { $0 + distance * random.normal() }
        }
        expectLargestEigenvalue(try matrix(rows))
    }

    @Test func identity() throws {
        let rows = (0..<9).map { row in (0..<9).map { $0 == row ? Float(row + 1) : 0 } }
        let matrix = try matrix(rows)
        #expect(abs(matrix.largestEigenvalue() - 1) < 1e-14)
        #expect(abs(matrix.stableRank - 9) < 1e-13)
        #expect(matrix.participationRatio == 9)
    }

    @Test func rankOne() throws {
        let rows = (1...9).map { [Float($0), Float(2 * $0), Float(-$0)] }
        let matrix = try matrix(rows)
        #expect(abs(matrix.stableRank - 1) < 1e-6)
        #expect(abs(matrix.participationRatio - 1) < 1e-6)
    }

    /// Two opposite samples among orthogonal ones, at every distance: their eigenvector is orthogonal to every start
    /// that has equal entries at the two.
    @Test(arguments: 1..<16) func oppositeSamples(_ distance: Int) throws {
        let rows = (0..<16).map { row in
            (0..<16).map { column -> Float in
                row == distance ? (column == 0 ? -1 : 0) : (column == row ? 1 : 0)
            }
        }
        #expect(abs(try matrix(rows).largestEigenvalue() - 2) < 1e-9)
    }

    @Test func aSingleSampleIsItself() throws {
        #expect(try matrix([[3, 4]]).largestEigenvalue() == 1)
    }
}
