import Tensors

/// The sets S of a layer over which statistics are computed, each with its number of values.
struct StatisticSets {
    /// The number of sets per sample, or in the whole batch.
    let perSample: Int
    let channelsPerSet: Int
    let overBatch: Bool
    /// The number of values per set.
    let size: Int
    let count: Int

    init(set: LinearStatistics.Set, shape: ActivationShape, groupSize: Int) {
        switch set {
        case .batchAndSpace:
            overBatch = true
            channelsPerSet = 1
        case .sampleChannels(let channels):
            overBatch = false
            channelsPerSet =
                switch channels {
                case .one: 1
                case .all: shape.channels
                case .grouped: groupSize
                }
        }
        perSample = shape.channels / channelsPerSet
        count = perSample * (overBatch ? 1 : shape.batch)
        size = channelsPerSet * shape.positions * (overBatch ? shape.batch : 1)
    }

    @inline(__always) func index(sample: Int, channel: Int) -> Int {
        (overBatch ? 0 : sample * perSample) + channel / channelsPerSet
    }

    /// Calls `body` with the sample, channel and set of every sample and channel of `shape`, in a fixed order.
    @inline(__always)
    func forEach(_ shape: ActivationShape, _ body: (_ sample: Int, _ channel: Int, _ set: Int) -> Void) {
        for sample in 0..<shape.batch {
            for channel in 0..<shape.channels { body(sample, channel, index(sample: sample, channel: channel)) }
        }
    }

    /// The mean and mean square of each set.
    func moments(_ sums: PlaneSums) -> (means: [Double], squares: [Double]) {
        var means = [Double](repeating: 0, count: count)
        var squares = means
        forEach(sums.shape) { sample, channel, set in
            means[set] += sums.sum(sample: sample, channel: channel)
            squares[set] += sums.square(sample: sample, channel: channel)
        }
        for set in 0..<count {
            means[set] /= Double(size)
            squares[set] /= Double(size)
        }
        return (means, squares)
    }

    /// The variance computed from mean and mean square: the population variance or, if `unbiased`, the sample variance,
    /// which is taken as 0 for a single value.
    func variance(mean: Double, square: Double, unbiased: Bool) -> Double {
        let variance = square - mean * mean
        // For equal values rounding may give a negative result. NaN must remain NaN.
        let population = variance < 0 ? 0 : variance
        return population * varianceFactor(unbiased: unbiased)
    }

    /// The factor by which the population variance is multiplied.
    func varianceFactor(unbiased: Bool) -> Double {
        guard unbiased else { return 1 }
        return size > 1 ? Double(size) / Double(size - 1) : 0
    }
}
