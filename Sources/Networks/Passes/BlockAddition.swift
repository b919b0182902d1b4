import CKernels
import Tensors

/// What a residual block adds, before anything is rectified: s = f + y, f its branch, with the branch's gain, and y what
/// its shortcut hands on. All three have the shape of the block's output.
package struct BlockAddition {
    /// Means over batch, space and channels.
    package struct MeanSquares: Sendable, Equatable {
        /// E f².
        let branch: Double
        /// E y².
        let shortcut: Double
        /// E s².
        let sum: Double
    }

    /// Whether f is what a normalizer hands on.
    let isNormalized: Bool
    /// f = a x + b, x this.
    private let branch: Activation
    private let shortcut: Activation
    private let coefficients: () -> (a: AlignedStorage, b: AlignedStorage)

    /// - Parameter coefficients: a and b of f = a x + b, x the branch; one a plane and lane, b zero in lanes beyond the
    ///   last channel.
    init(
        branch: Activation, shortcut: Activation, isNormalized: Bool,
        coefficients: @escaping () -> (a: AlignedStorage, b: AlignedStorage)
    ) {
        self.branch = branch
        self.shortcut = shortcut
        self.isNormalized = isNormalized
        self.coefficients = coefficients
    }

    /// The three mean squares, by one pass over both tensors; the sum is not stored anywhere.
    func meanSquares(_ workers: WorkerThreads) -> MeanSquares {
        let shape = branch.shape
        let width = ChannelBlock.width
        let (a, b) = coefficients()
        let (x, y) = (branch.pointer, shortcut.pointer)
        let (scales, shifts) = (a.pointer, b.pointer)
        let squares = [Double](unsafeUninitializedCapacity: 3 * shape.planes) { buffer, count in
            let out = buffer.baseAddress!
            workers.forRanges(shape.planes) { planes in
                let plane = planes.lowerBound
                nk_affine_addition_squares(
                    planes.count, shape.positions, x + plane * shape.planeCount, scales + plane * width,
                    shifts + plane * width, y + plane * shape.planeCount, out + 3 * plane)
            }
            count = 3 * shape.planes
        }
        func mean(_ part: Int) -> Double {
            stride(from: part, to: squares.count, by: 3).reduce(0.0) { $0 + squares[$1] } / Double(shape.elements)
        }
        return MeanSquares(branch: mean(0), shortcut: mean(1), sum: mean(2))
    }

    /// The mean square of f over channels, one a sample and position.
    func branchMeanSquares() -> [Double] {
        let shape = branch.shape
        let (a, b) = coefficients()
        var squares = [Double](repeating: 0, count: shape.batch * shape.positions)
        nk_affine_mean_squares(
            shape.planes, shape.blocks, shape.positions, shape.channels, branch.pointer, a.pointer, b.pointer, &squares)
        return squares
    }
}
