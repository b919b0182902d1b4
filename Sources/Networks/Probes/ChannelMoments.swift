import Tensors

/// Quantities that need no more than the sums of x and x^2 of each sample and channel. nil is undefined.
enum Moments {
    /// The sample variance over batch and space of each channel; nil where there is but one value.
    static func sampleVariances(_ sums: PlaneSums) -> [Double]? {
        let shape = sums.shape
        let count = Double(shape.batch * shape.positions)
        guard count > 1 else { return nil }
        return (0..<shape.channels).map { channel in
            var sum = 0.0
            var square = 0.0
            for sample in 0..<shape.batch {
                sum += sums.sum(sample: sample, channel: channel)
                square += sums.square(sample: sample, channel: channel)
            }
            let variance = (square - sum * sum / count) / (count - 1)
            return variance < 0 ? 0 : variance
        }
    }

    static func finiteMean(_ values: [Double]) -> Double? {
        let mean = values.reduce(0, +) / Double(values.count)
        return mean.isFinite ? mean : nil
    }

    static func secondMoment(_ sums: PlaneSums) -> Double? {
        let shape = sums.shape
        var square = 0.0
        for sample in 0..<shape.batch {
            for channel in 0..<shape.channels { square += sums.square(sample: sample, channel: channel) }
        }
        let moment = square / Double(shape.elements)
        return moment.isFinite ? moment : nil
    }

    static func sameSampleCorrelation(_ sums: PlaneSums) -> Double? {
        let shape = sums.shape
        let positions = Double(shape.positions)
        guard positions > 1, let q = secondMoment(sums), q > 0 else { return nil }
        var square = 0.0
        for sample in 0..<shape.batch {
            for channel in 0..<shape.channels {
                let mean = sums.sum(sample: sample, channel: channel) / positions
                square += mean * mean
            }
        }
        let meanSquare = square / Double(shape.batch * shape.channels)
        let correlation = (positions * meanSquare - q) / ((positions - 1) * q)
        return correlation.isFinite ? correlation : nil
    }

    static func crossSampleCorrelation(_ sums: PlaneSums) -> Double? {
        let shape = sums.shape
        guard shape.batch > 1, let q = secondMoment(sums), q > 0 else { return nil }
        let positions = Double(shape.positions)
        var total = 0.0
        for channel in 0..<shape.channels {
            var sum = 0.0
            var square = 0.0
            for sample in 0..<shape.batch {
                let mean = sums.sum(sample: sample, channel: channel) / positions
                sum += mean
                square += mean * mean
            }
            total += sum * sum - square
        }
        let pairs = Double(shape.batch * (shape.batch - 1) * shape.channels)
        let correlation = total / pairs / q
        return correlation.isFinite ? correlation : nil
    }
}
