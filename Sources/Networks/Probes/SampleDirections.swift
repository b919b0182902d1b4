import CKernels
import Tensors

/// The normalized samples u_i / |u_i| of a batch, where u_i is the flattened activation (signed, not centred).
struct SampleDirections {
    private let activation: Activation
    /// 1 / |u_i|.
    private let inverseNorms: [Double]
    private let workers: WorkerThreads

    /// Normalizes the samples; nil if one is zero or not finite.
    init?(_ activation: Activation, _ workers: WorkerThreads) {
        let squares = activation.sums(workers).squaresOfSamples
        guard squares.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        inverseNorms = squares.map { 1 / $0.squareRoot() }
        self.activation = activation
        self.workers = workers
    }

    private var size: Int { inverseNorms.count }
    /// The number of values per sample in memory, padding included.
    private var columns: Int { activation.shape.count / size }

    /// The mean cosine over ordered pairs of different samples, (|s|^2 - N) / (N (N - 1)) where s is the sum of the N
    /// directions, in double precision; nil for a single sample.
    ///
    /// - Parameter part: the number of values of a sample processed at a time. Threads share these parts, so that the
    ///   number of threads does not change the result.
    func meanCosine(part: Int = 4096) -> Double? {
        guard size > 1 else { return nil }
        let (size, columns, x, weights) = (size, columns, activation.pointer, inverseNorms)
        let squares = [Double](unsafeUninitializedCapacity: (columns + part - 1) / part) { buffer, count in
            count = (columns + part - 1) / part
            let out = buffer.baseAddress!
            workers.forRanges(count) { range in
                for index in range {
                    let first = index * part
                    out[index] = nk_weighted_sum_square(size, columns, min(part, columns - first), x + first, weights)
                }
            }
        }
        let mean = (squares.reduce(0, +) - Double(size)) / Double(size * (size - 1))
        return mean.isFinite ? mean : nil
    }

    /// The matrix of cosines between samples.
    ///
    /// Products are summed in float32 over 256 columns at a time, and these sums in double precision. The rows are
    /// scaled by powers of two to norms between 1 and 2, so that products neither overflow nor underflow.
    ///
    /// - Parameter part: the number of values of a sample processed at a time, a multiple of eight; see
    ///   ``meanCosine(part:)``. The default gives eight parts, or fewer for small samples.
    func cosines(part: Int? = nil) -> SimilarityMatrix {
        let (size, columns, x) = (size, columns, activation.pointer)
        let part = part ?? max(4096, (columns / 8 + 255) / 256 * 256)
        let parts = (columns + part - 1) / part
        let scales = inverseNorms.map {
            Float(sign: .plus, exponent: max(-126, min(127, Int($0.exponent))), significand: 1)
        }
        let side = (size + 15) / 16 * 16
        let products = UnsafeMutablePointer<Double>.allocate(capacity: parts * side * side)
        defer { products.deallocate() }
        workers.forRanges(parts) { range in
            let work = AlignedStorage(count: side * 256)
            for index in range {
                let first = index * part
                nk_row_pair_products(
                    size, columns, min(part, columns - first), x + first, scales, work.pointer,
                    products + index * side * side)
            }
        }
        let factors = inverseNorms.indices.map { inverseNorms[$0] / Double(scales[$0]) }
        return SimilarityMatrix(size: size) { row, column in
            var product = 0.0
            for index in 0..<parts { product += products[(index * side + row) * side + column] }
            return product * factors[row] * factors[column]
        }
    }
}
