import Synchronization
import Tensors

/// The matrix of cosines between the samples of a batch, M_ij = u_i . u_j / (|u_i| |u_j|), each u a flattened activation
/// (signed, uncentred).
struct SimilarityMatrix {
    let size: Int
    /// Row-major, symmetric.
    let values: [Double]

    /// nil where a sample is zero or not finite, so that a cosine is undefined.
    ///
    /// - Parameters:
    ///   - tile: the side of the square tiles that skip the lower triangle.
    ///   - part: how many numbers of a sample are multiplied at a time; it changes the result by rounding.
    init?(_ activation: Activation, _ workers: WorkerThreads, tile: Int = 64, part: Int = 4096) throws {
        let size = activation.shape.batch
        let products = try Self.products(activation, workers, tile: tile, part: part)
        var inverse = [Double](repeating: 0, count: size)
        for sample in 0..<size {
            let square = products[sample * size + sample]
            guard square > 0, square.isFinite else { return nil }
            inverse[sample] = 1 / square.squareRoot()
        }
        var values = [Double](repeating: 1, count: size * size)
        for row in 0..<size {
            for column in (row + 1)..<max(size, row + 1) {
                let cosine = products[row * size + column] * inverse[row] * inverse[column]
                guard cosine.isFinite else { return nil }
                values[row * size + column] = cosine
                values[column * size + row] = cosine
            }
        }
        self.size = size
        self.values = values
    }

    /// The products of all pairs of samples, row-major; of the lower triangle only what square tiles along the diagonal hold.
    ///
    /// They run through oneDNN in float32, over a part of the activation at a time, and parts are added in double
    /// precision. Threads share the parts, so that their number changes no bit; a single product of few rows and very many
    /// columns gains next to nothing from a second thread.
    private static func products(
        _ activation: Activation, _ workers: WorkerThreads, tile: Int, part: Int
    ) throws -> [Double] {
        let size = activation.shape.batch
        let columns = activation.shape.count / size
        let parts = (columns + part - 1) / part
        let partial = AlignedStorage(count: parts * size * size)
        let x = activation.pointer
        let failures = Mutex<[any Error]>([])
        workers.forRanges(parts) { range in
            do {
                for index in range {
                    let first = index * part
                    let c = partial.pointer + index * size * size
                    for row in stride(from: 0, to: size, by: tile) {
                        try matrixProduct(
                            transposeB: true, rows: min(tile, size - row), columns: size - row,
                            inner: min(part, columns - first), a: x + row * columns + first, leadingA: columns,
                            b: x + row * columns + first, leadingB: columns, c: c + row * size + row, leadingC: size,
                            threads: 1)
                    }
                }
            } catch {
                failures.withLock { $0.append(error) }
            }
        }
        if let failure = failures.withLock({ $0.first }) { throw failure }
        var sums = [Double](repeating: 0, count: size * size)
        for index in 0..<parts {
            let c = partial.pointer + index * size * size
            for entry in sums.indices { sums[entry] += Double(c[entry]) }
        }
        return sums
    }

    /// Mean over ordered pairs of different samples; nil for a single one.
    var meanCosine: Double? {
        guard size > 1 else { return nil }
        return (values.reduce(0, +) - Double(size)) / Double(size * (size - 1))
    }

    /// (tr M)^2 / ||M||_F^2.
    var participationRatio: Double {
        Double(size * size) / values.reduce(0) { $0 + $1 * $1 }
    }

    /// tr M / lambda_max.
    var stableRank: Double { Double(size) / largestEigenvalue() }

    /// The largest eigenvalue, by Lanczos iterations with full reorthogonalization. They stop when the residual of the
    /// Ritz pair is below `tolerance` times its value, which bounds the eigenvalue's relative error (and by far, since
    /// the error falls with the residual's square), or when the whole space is spanned.
    func largestEigenvalue(tolerance: Double = 1e-9) -> Double {
        var basis = [[Double]]()
        var diagonal = [Double]()
        var offDiagonal = [Double]()
        // Cosines of images are mostly positive, so that the leading vector is near the one of equal entries. Yet no two
        // entries are equal (they follow the golden ratio's multiples): where two samples are opposite, the leading
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

/// A symmetric tridiagonal matrix.
struct Tridiagonal {
    let diagonal: [Double]
    let offDiagonal: [Double]

    /// The largest eigenvalue, by bisection on the count of eigenvalues above, and the last entry of its unit vector.
    func largestEigenpair() -> (value: Double, last: Double) {
        let size = diagonal.count
        guard size > 1 else { return (diagonal[0], 1) }
        var low = diagonal.max()!
        var high = low
        for index in 0..<size {
            let left = index > 0 ? abs(offDiagonal[index - 1]) : 0
            let right = index < size - 1 ? abs(offDiagonal[index]) : 0
            high = max(high, diagonal[index] + left + right)
        }
        for _ in 0..<200 {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { break }
            if hasEigenvalue(above: middle) { low = middle } else { high = middle }
        }
        return (high, lastEntry(of: high))
    }

    /// Sturm's sequence: an eigenvalue lies above x exactly where a pivot of T - x is positive.
    private func hasEigenvalue(above x: Double) -> Bool {
        var pivot = diagonal[0] - x
        if pivot > 0 { return true }
        for index in 1..<diagonal.count {
            let coupling = offDiagonal[index - 1]
            if pivot == 0 { pivot = -Double.leastNormalMagnitude }
            pivot = diagonal[index] - x - coupling * coupling / pivot
            if pivot > 0 { return true }
        }
        return false
    }

    /// The vector's entries by its three-term recurrence, which is stable upward for the largest eigenvalue.
    private func lastEntry(of value: Double) -> Double {
        var previous = 0.0
        var current = 1.0
        var square = 1.0
        for index in 0..<diagonal.count - 1 {
            let coupling = offDiagonal[index]
            guard coupling > 0 else { return 0 }
            let below = index > 0 ? offDiagonal[index - 1] * previous : 0
            let next = ((value - diagonal[index]) * current - below) / coupling
            (previous, current) = (current, next)
            square += next * next
            // Only the ratio matters; keep the numbers in range.
            if square > 1e200 {
                previous *= 1e-100
                current *= 1e-100
                square *= 1e-200
            }
        }
        return current / square.squareRoot()
    }
}
