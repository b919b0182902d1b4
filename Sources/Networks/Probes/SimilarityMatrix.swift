/// The matrix M of cosines between the samples of a batch, M_ij = u_i . u_j / (|u_i| |u_j|); see ``SampleDirections``.
struct SimilarityMatrix {
    /// The number of samples N.
    let size: Int
    /// Row-major, symmetric, 1 on the diagonal.
    let values: [Double]

    /// - Parameter cosine: the cosine of two different samples, of which the first has the smaller index.
    init(size: Int, cosine: (Int, Int) -> Double) {
        var values = [Double](repeating: 1, count: size * size)
        values.withUnsafeMutableBufferPointer { values in
            for row in 0..<size {
                for column in (row + 1)..<max(size, row + 1) {
                    let cosine = cosine(row, column)
                    values[row * size + column] = cosine
                    values[column * size + row] = cosine
                }
            }
        }
        self.size = size
        self.values = values
    }

    /// The participation ratio (tr M)^2 / ||M||_F^2.
    var participationRatio: Double {
        Double(size * size) / values.reduce(0) { $0 + $1 * $1 }
    }

    /// The stable rank tr M / lambda_max.
    var stableRank: Double { Double(size) / largestEigenvalue() }

    /// The largest eigenvalue, by Lanczos iterations with full reorthogonalization. They stop when the residual of the
    /// Ritz pair is below `tolerance` times its value, which bounds the eigenvalue's relative error (by a wide margin,
    /// since the error falls with the square of the residual), or when the whole space is spanned.
    func largestEigenvalue(tolerance: Double = 1e-9) -> Double {
        var basis = [[Double]]()
        var diagonal = [Double]()
        var offDiagonal = [Double]()
        // Cosines of images are mostly positive, so that the leading vector is near the one of equal entries. Yet no
        // two entries are equal (they follow the golden ratio's multiples): where two samples are opposite, the leading
        // vector is orthogonal to every start that has equal entries at the two.
        var vector = (0..<size).map {
            1 + 0.01 * (Double($0) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
        }
        Self.normalize(&vector)
        while true {
            basis.append(vector)
            var next = multiply(vector)
            diagonal.append(Self.dot(next, vector))
            for _ in 0..<2 {
                for previous in basis {
                    let share = Self.dot(next, previous)
                    for index in next.indices { next[index] -= share * previous[index] }
                }
            }
            let norm = Self.dot(next, next).squareRoot()
            let (value, last) = Tridiagonal(diagonal: diagonal, offDiagonal: offDiagonal).largestEigenpair()
            if basis.count == size || norm * abs(last) <= tolerance * abs(value) { return value }
            offDiagonal.append(norm)
            vector = next.map { $0 / norm }
        }
    }

    private func multiply(_ vector: [Double]) -> [Double] {
        values.withUnsafeBufferPointer { matrix in
            vector.withUnsafeBufferPointer { vector in
                (0..<size).map { row in
                    var sums = SIMD4<Double>.zero
                    var column = 0
                    let base = row * size
                    while column + 4 <= size {
                        sums += SIMD4(
                            matrix[base + column] * vector[column], matrix[base + column + 1] * vector[column + 1],
                            matrix[base + column + 2] * vector[column + 2],
                            matrix[base + column + 3] * vector[column + 3])
                        column += 4
                    }
                    var total = (sums[0] + sums[1]) + (sums[2] + sums[3])
                    while column < size {
                        total += matrix[base + column] * vector[column]
                        column += 1
                    }
                    return total
                }
            }
        }
    }

    private static func dot(_ a: [Double], _ b: [Double]) -> Double {
        var total = 0.0
        for index in a.indices { total += a[index] * b[index] }
        return total
    }

    private static func normalize(_ vector: inout [Double]) {
        let norm = dot(vector, vector).squareRoot()
        for index in vector.indices { vector[index] /= norm }
    }
}
