import Tensors

/// Which sums go together: the sets S of a layer, each with its number of values.
struct StatisticSets {
    /// Sets of one sample (or of the whole batch).
    let perSample: Int
    let channelsPerSet: Int
    let overBatch: Bool
    /// Values in a set.
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

    /// Calls `body` with sample, channel, set for every sample and channel of `shape`, in a fixed order.
    @inline(__always)
    func forEach(_ shape: ActivationShape, _ body: (_ sample: Int, _ channel: Int, _ set: Int) -> Void) {
        for sample in 0..<shape.batch {
            for channel in 0..<shape.channels { body(sample, channel, index(sample: sample, channel: channel)) }
        }
    }

    /// Mean and mean square of each set.
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

    /// The variance from mean and mean square: population, or with `unbiased` the sample variance, where one value has
    /// none and counts as 0.
    func variance(mean: Double, square: Double, unbiased: Bool) -> Double {
        let variance = square - mean * mean
        // A set of equal values may come out below zero by rounding; a NaN must stay one.
        let population = variance < 0 ? 0 : variance
        return population * varianceFactor(unbiased: unbiased)
    }

    /// What the population variance is multiplied by.
    func varianceFactor(unbiased: Bool) -> Double {
        guard unbiased else { return 1 }
        return size > 1 ? Double(size) / Double(size - 1) : 0
    }
}
