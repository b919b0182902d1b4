/// What statistics are computed from: numbers for each sample, channel and position. The fast operator has one position,
/// since it reads means over space.
struct StatisticCells {
    let batch: Int
    let channels: Int
    let positions: Int

    var count: Int { batch * channels * positions }

    /// Calls `body` with the cells of every sample and channel, which are contiguous, in a fixed order.
    @inline(__always)
    func forEachRow(_ body: (_ sample: Int, _ channel: Int, _ cells: Range<Int>) -> Void) {
        var start = 0
        for sample in 0..<batch {
            for channel in 0..<channels {
                body(sample, channel, start..<start + positions)
                start += positions
            }
        }
    }
}

/// The sets of cells over which one statistic is taken.
struct StatisticLayout {
    let cells: StatisticCells
    let spansBatch: Bool
    /// The number of sets.
    let count: Int
    /// Cells per set.
    let size: Int
    private let sampleStride: Int
    private let channelsPerSet: Int
    private let channelStride: Int
    private let positionStride: Int

    init(_ axes: StatisticAxes, cells: StatisticCells, groupSize: Int) {
        self.cells = cells
        spansBatch = axes.contains(.batch)
        channelsPerSet = axes.contains(.channel) ? cells.channels : axes.contains(.group) ? groupSize : 1
        let positions = axes.contains(.space) ? 1 : cells.positions
        positionStride = axes.contains(.space) ? 0 : 1
        channelStride = positions
        let perSample = cells.channels / channelsPerSet * positions
        sampleStride = spansBatch ? 0 : perSample
        count = perSample * (spansBatch ? 1 : cells.batch)
        size = cells.count / count
    }

    /// Calls `body` with every cell and its set, in a fixed order.
    @inline(__always)
    func visit(_ body: (_ cell: Int, _ set: Int) -> Void) {
        cells.forEachRow { sample, channel, row in
            var set = sample * sampleStride + channel / channelsPerSet * channelStride
            for cell in row {
                body(cell, set)
                set += positionStride
            }
        }
    }

    /// The mean over each set of one number per cell.
    func means(_ values: [Double]) -> [Double] {
        var means = [Double](repeating: 0, count: count)
        values.withUnsafeBufferPointer { values in
            means.withUnsafeMutableBufferPointer { means in
                visit { means[$1] += values[$0] }
            }
        }
        for set in 0..<count { means[set] /= Double(size) }
        return means
    }
}

/// Softmax weights of a mixture, with the trained numbers behind them; 1 without any for a single part.
struct MixtureWeights {
    /// nil for a single part.
    let logits: Parameter?
    private let count: Int

    init(count: Int, name: String) {
        self.count = count
        logits = count > 1 ? Parameter(name, .mixture, shape: [count]) : nil
    }

    var values: [Double] {
        guard let logits else { return [1] }
        let numbers = logits.values.array.map(Double.init)
        let greatest = numbers.max() ?? 0
        let powers = numbers.map { exponential($0 - greatest) }
        let total = powers.reduce(0, +)
        return powers.map { $0 / total }
    }

    /// Writes the gradient of the logits from that of the weights.
    func pullBack(_ gradient: [Double]) {
        guard let logits else { return }
        let weights = values
        let mean = zip(weights, gradient).reduce(0) { $0 + $1.0 * $1.1 }
        for index in 0..<count { logits.gradient.pointer[index] = Float(weights[index] * (gradient[index] - mean)) }
    }
}
