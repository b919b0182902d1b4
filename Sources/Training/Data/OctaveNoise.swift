import Random

/// Random fields whose amplitude falls as 1/f with spatial frequency, as in photographs (D. Field, Relations between
/// the statistics of natural images and the response properties of cortical cells, 1987).
///
/// In two dimensions this means equal variance in every octave, so a field is a sum of octaves: random values on a grid
/// of 1, 2, 4, ... cells per side, interpolated linearly and periodically, and scaled to equal variance.
///
/// The computation uses only sums, products and random words in a fixed order, and no functions of the mathematics
/// library, whose last bits differ between systems. So a field has the same bits on every machine.
enum OctaveNoise {
    private static let side = ImageSet.side

    /// Adds a field of the variance `amplitude * amplitude` to a plane of 32 x 32 values.
    ///
    /// - Parameters:
    ///   - octaves: the number of octaves, starting with the coarsest, which is constant; at most six, of which the
    ///     last has single pixels as cells.
    ///   - amplitude: the standard deviation of each value over fields.
    ///   - stream: the source of random words.
    ///   - plane: the values in row-major order.
    static func add(
        octaves: Int, amplitude: Float, from stream: inout RandomStream, to plane: UnsafeMutableBufferPointer<Float>
    ) {
        precondition(octaves >= 1 && 1 << (octaves - 1) <= side && plane.count == side * side)
        let share = amplitude / Float(octaves).squareRoot()
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * side * side) { scratch in
            let grid = UnsafeMutableBufferPointer(rebasing: scratch[..<(side * side)])
            let rows = UnsafeMutableBufferPointer(rebasing: scratch[(side * side)...])
            for octave in 0..<octaves {
                let cells = 1 << octave
                let scale = share * gain(cells: cells)
                for cell in 0..<cells * cells { grid[cell] = scale * value(from: &stream) }
                interpolate(grid, cells: cells, through: rows, onto: plane)
            }
        }
    }

    /// A random value with mean 0 and variance 1: the sum of two uniform ones. Sums of octaves are close to normal.
    private static func value(from stream: inout RandomStream) -> Float {
        let word = stream.nextWord()
        let sum = Int32(word & 0xFFFF) + Int32(word >> 16) - 0xFFFF
        // Two uniform numbers below 2^16 have a sum of standard deviation 2^16 / sqrt(6).
        return Float(sum) * (Float(6).squareRoot() / 65536)
    }

    /// The factor that compensates for the loss of variance by interpolation, which in each dimension reduces the
    /// variance to the mean of w^2 + (1 - w)^2 over a cell's pixels.
    private static func gain(cells: Int) -> Float {
        guard cells > 1 else { return 1 }
        let pixels = side / cells
        let remaining = (0..<pixels).reduce(Float(0)) { sum, pixel in
            let weight = (Float(pixel) + 0.5) / Float(pixels)
            return sum + weight * weight + (1 - weight) * (1 - weight)
        }
        return cells == side ? 1 : Float(pixels) / remaining
    }

    /// Adds the grid, interpolated to 32 x 32, to the plane: along rows first, then along columns.
    private static func interpolate(
        _ grid: UnsafeMutableBufferPointer<Float>, cells: Int, through rows: UnsafeMutableBufferPointer<Float>,
        onto plane: UnsafeMutableBufferPointer<Float>
    ) {
        for x in 0..<side {
            let (left, right, weight) = neighbours(of: x, cells: cells)
            for row in 0..<cells {
                let (first, second) = (grid[row * cells + left], grid[row * cells + right])
                rows[row * side + x] = first + weight * (second - first)
            }
        }
        for y in 0..<side {
            let (above, below, weight) = neighbours(of: y, cells: cells)
            for x in 0..<side {
                let (first, second) = (rows[above * side + x], rows[below * side + x])
                plane[y * side + x] += first + weight * (second - first)
            }
        }
    }

    /// The grid cells whose centres precede and follow that of a pixel, and the weight of the latter.
    private static func neighbours(of pixel: Int, cells: Int) -> (before: Int, after: Int, weight: Float) {
        // In units of half a pixel, so that all is exact: pixel centres at 2 p + 1, cell centres at n (2 c + 1).
        let pixels = side / cells
        let distance = 2 * pixel + 1 + pixels
        let after = distance / (2 * pixels)
        let weight = Float(distance - 2 * pixels * after) / Float(2 * pixels)
        return ((after + cells - 1) % cells, after % cells, weight)
    }
}
