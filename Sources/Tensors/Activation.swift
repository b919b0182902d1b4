import CKernels

/// An activation (or the gradient with respect to one) in the blocked layout of `ActivationShape`.
///
/// It must be used on the thread that runs its network.
package final class Activation {
    /// The shape, which determines the layout.
    package let shape: ActivationShape
    /// The memory, which may be larger than the shape needs.
    package let storage: AlignedStorage
    private var cachedSums: PlaneSums?
    private var cachedSquares: [Double]?

    /// Makes an activation.
    ///
    /// - Parameter storage: memory for at least `shape.count` numbers, whose values are kept; new memory with zeros if
    ///   nil.
    package init(shape: ActivationShape, storage: AlignedStorage? = nil) {
        precondition(storage.map { $0.count >= shape.count } ?? true, "the storage is smaller than \(shape)")
        self.shape = shape
        self.storage = storage ?? AlignedStorage(count: shape.count)
    }

    /// Makes an activation of `shape.elements` values in row-major order N x C x H x W.
    package convenience init(shape: ActivationShape, planar: [Float]) {
        precondition(planar.count == shape.elements, "\(planar.count) values for a shape of \(shape)")
        self.init(shape: shape)
        nk_to_blocked(
            shape.batch, shape.channels, shape.positions, planar, pointer)
    }

    /// The first value, in the blocked layout.
    package var pointer: UnsafeMutablePointer<Float> { storage.pointer }

    /// A copy of the values as N x C x H x W, row-major, without padding.
    package var planar: [Float] {
        [Float](unsafeUninitializedCapacity: shape.elements) { buffer, count in
            nk_to_planar(
                shape.batch, shape.channels, shape.positions, pointer, buffer.baseAddress)
            count = shape.elements
        }
    }

    /// The sums of x and of x squared over the positions of every sample and channel. They are computed by the first
    /// call after the values have changed.
    package func sums(_ workers: WorkerThreads) -> PlaneSums {
        if let cachedSums { return cachedSums }
        let sums = PlaneSums(of: self, workers)
        cachedSums = sums
        return sums
    }

    /// Discards what is known of the values. To be called after values have been written.
    ///
    /// - Parameters:
    ///   - sums: those of the new values, as `sums(_:)` computes them, where they were taken along.
    ///   - squares: the sum of squares of each plane of the new values, where it was taken along.
    package func valuesChanged(sums: PlaneSums? = nil, squares: [Double]? = nil) {
        cachedSums = sums
        cachedSquares = squares
    }

    /// The sum of squares of all values (the squared Frobenius norm), in double precision and a fixed order.
    package func sumOfSquares(_ workers: WorkerThreads) -> Double {
        if let cachedSquares { return cachedSquares.reduce(0, +) }
        let shape = shape
        let pointer = pointer
        let squares = [Double](unsafeUninitializedCapacity: shape.planes) { buffer, count in
            let out = buffer.baseAddress!
            workers.forRanges(shape.planes) { range in
                nk_plane_squares(
                    range.count, shape.positions,
                    pointer + range.lowerBound * shape.planeCount, out + range.lowerBound)
            }
            count = shape.planes
        }
        return squares.reduce(0, +)
    }
}

/// Sums over the positions of each sample and channel, in double precision and a fixed order.
package struct PlaneSums: Sendable {
    /// The shape of the summed activation.
    package let shape: ActivationShape
    @usableFromInline let values: [Double]

    init(of activation: Activation, _ workers: WorkerThreads) {
        let (shape, pointer) = (activation.shape, activation.pointer)
        self.init(shape: shape) { out in
            workers.forRanges(shape.planes) { range in
                nk_plane_sums(
                    range.count, shape.positions, pointer + range.lowerBound * shape.planeCount,
                    out + range.lowerBound * Self.planeStride)
            }
        }
    }

    /// Takes sums that a kernel writes, for each plane those of x and then those of x squared, one per lane.
    package init(shape: ActivationShape, _ write: (UnsafeMutablePointer<Double>) -> Void) {
        self.shape = shape
        let count = shape.planes * Self.planeStride
        values = [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            write(buffer.baseAddress!)
            initialized = count
        }
    }

    /// Sums per plane.
    package static let planeStride = 2 * ChannelBlock.width

    /// Calls the body with all sums in their layout [sample][channel block][x or x squared][lane].
    package func withValues<Result>(_ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
        values.withUnsafeBufferPointer(body)
    }

    /// The sum of squares of each sample.
    package var squaresOfSamples: [Double] {
        let (width, blocks) = (ChannelBlock.width, shape.blocks)
        return withValues { values in
            (0..<shape.batch).map { sample in
                var total = 0.0
                for plane in sample * blocks..<(sample + 1) * blocks {
                    // Lanes beyond the last channel hold zero.
                    for lane in 0..<width { total += values[(2 * plane + 1) * width + lane] }
                }
                return total
            }
        }
    }

    /// Sum of x over the positions.
    @inlinable package func sum(sample: Int, channel: Int) -> Double {
        values[index(sample, channel)]
    }

    /// Sum of x squared over the positions.
    @inlinable package func square(sample: Int, channel: Int) -> Double {
        values[index(sample, channel) + ChannelBlock.width]
    }

    @inlinable func index(_ sample: Int, _ channel: Int) -> Int {
        (sample * shape.blocks + channel / ChannelBlock.width) * 2 * ChannelBlock.width + channel % ChannelBlock.width
    }
}
