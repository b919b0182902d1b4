import Tensors

/// The quantities that follow from the sums of x and x^2 over each sample and channel. They are nil if undefined.
struct ChannelMoments {
    private let shape: ActivationShape
    /// For each channel the sums over samples of x, of x^2, and of the square of a sample's sum of x.
    private let sums: [Double]
    private let squares: [Double]
    private let squaredSums: [Double]

    init(_ planes: PlaneSums) {
        let shape = planes.shape
        let width = ChannelBlock.width
        var (sums, squares, squaredSums) = ([Double](), [Double](), [Double]())
        planes.withValues { values in
            for channel in 0..<shape.channels {
                var (sum, square, squaredSum) = (0.0, 0.0, 0.0)
                var place = channel / width * 2 * width + channel % width
                for _ in 0..<shape.batch {
                    sum += values[place]
                    squaredSum += values[place] * values[place]
                    square += values[place + width]
                    place += shape.blocks * 2 * width
                }
                sums.append(sum)
                squares.append(square)
                squaredSums.append(squaredSum)
            }
        }
        self.shape = shape
        self.sums = sums
        self.squares = squares
        self.squaredSums = squaredSums
    }

    /// The sample variance over batch and space of each channel; nil if there is only one value per channel.
    var sampleVariances: [Double]? {
        let count = Double(shape.batch * shape.positions)
        guard count > 1 else { return nil }
        return sums.indices.map { channel in
            let variance = (squares[channel] - sums[channel] * sums[channel] / count) / (count - 1)
            return variance < 0 ? 0 : variance
        }
    }

    /// q, the mean of x^2.
    var secondMoment: Double? {
        let moment = squares.reduce(0, +) / Double(shape.elements)
        return moment.isFinite ? moment : nil
    }

    /// With S positions and m the mean of a sample and channel, (S mean m^2 - q) / ((S - 1) q); nil if S = 1 or q =
    /// 0.
    var sameSampleCorrelation: Double? {
        let positions = Double(shape.positions)
        guard positions > 1, let q = secondMoment, q > 0 else { return nil }
        let meanSquare =
            squaredSums.reduce(0, +) / (positions * positions) / Double(shape.batch * shape.channels)
        let correlation = (positions * meanSquare - q) / ((positions - 1) * q)
        return correlation.isFinite ? correlation : nil
    }

    /// The mean of m m' over channels and ordered pairs of samples, over q; nil for a single sample, or where q = 0.
    var crossSampleCorrelation: Double? {
        guard shape.batch > 1, let q = secondMoment, q > 0 else { return nil }
        let positions = Double(shape.positions)
        let total = sums.indices.reduce(0.0) { $0 + (sums[$1] * sums[$1] - squaredSums[$1]) }
        let pairs = Double(shape.batch * (shape.batch - 1) * shape.channels)
        let correlation = total / (positions * positions) / pairs / q
        return correlation.isFinite ? correlation : nil
    }

    /// The mean; nil if it is not finite.
    static func finiteMean(_ values: [Double]) -> Double? {
        let mean = values.reduce(0, +) / Double(values.count)
        return mean.isFinite ? mean : nil
    }
}
