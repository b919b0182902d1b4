import Tensors

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

    /// The same, with the channels divided among threads. Each channel's rows come on one thread, in the order of samples,
    /// so that sums over a channel do not depend on the number of threads.
    @inline(__always)
    func forEachRow(
        _ workers: WorkerThreads, _ body: (_ sample: Int, _ channel: Int, _ cells: Range<Int>) -> Void
    ) {
        workers.forRanges(channels) { part in
            for sample in 0..<batch {
                for channel in part {
                    let start = (sample * channels + channel) * positions
                    body(sample, channel, start..<start + positions)
                }
            }
        }
    }

    /// One number per cell; `body` writes those of a row.
    @inline(__always)
    func map(
        _ workers: WorkerThreads,
        _ body: (_ sample: Int, _ channel: Int, _ cells: Range<Int>, UnsafeMutablePointer<Double>) -> Void
    ) -> [Double] {
        [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            let result = buffer.baseAddress!
            forEachRow(workers) { body($0, $1, $2, result) }
            initialized = count
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

    /// Calls `body` with some cells at a time, which are contiguous, and the set of the first; the others' sets follow at
    /// `positionStride`. Sets are divided among threads, and the cells of each come on one thread, in a fixed order. Where
    /// one set holds everything, one thread does.
    @inline(__always)
    private func forEachRow(_ workers: WorkerThreads, _ body: (_ cells: Range<Int>, _ set: Int) -> Void) {
        let (samples, channels, positions) = (0..<cells.batch, 0..<cells.channels, 0..<cells.positions)
        if !spansBatch {
            workers.forRanges(cells.batch) { forEachRow($0, channels, positions, body) }
        } else if channelsPerSet < cells.channels {
            workers.forRanges(cells.channels / channelsPerSet) { groups in
                let part = groups.lowerBound * channelsPerSet..<groups.upperBound * channelsPerSet
                forEachRow(samples, part, positions, body)
            }
        } else if positionStride > 0 {
            workers.forRanges(cells.positions) { forEachRow(samples, channels, $0, body) }
        } else {
            forEachRow(samples, channels, positions, body)
        }
    }

    @inline(__always)
    private func forEachRow(
        _ samples: Range<Int>, _ channels: Range<Int>, _ positions: Range<Int>,
        _ body: (_ cells: Range<Int>, _ set: Int) -> Void
    ) {
        for sample in samples {
            for channel in channels {
                let first = (sample * cells.channels + channel) * cells.positions
                let set = sample * sampleStride + channel / channelsPerSet * channelStride
                body(
                    first + positions.lowerBound..<first + positions.upperBound,
                    set + positions.lowerBound * positionStride)
            }
        }
    }

    /// The sum over each set of one number per cell.
    @inline(__always)
    func sums(_ workers: WorkerThreads, _ value: (_ cell: Int, _ set: Int) -> Double) -> [Double] {
        [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            buffer.initialize(repeating: 0)
            initialized = count
            let sums = buffer.baseAddress!
            forEachRow(workers) { row, first in
                if positionStride == 0 {
                    var sum = sums[first]
                    for cell in row { sum += value(cell, first) }
                    sums[first] = sum
                } else {
                    for (offset, cell) in row.enumerated() { sums[first + offset] += value(cell, first + offset) }
                }
            }
        }
    }

    /// Adds something to the number of each cell.
    @inline(__always)
    func add(
        to numbers: UnsafeMutablePointer<Double>, _ workers: WorkerThreads, _ value: (_ cell: Int, _ set: Int) -> Double
    ) {
        forEachRow(workers) { row, first in
            for (offset, cell) in row.enumerated() { numbers[cell] += value(cell, first + offset * positionStride) }
        }
    }

    /// The mean over each set of one number per cell.
    func means(_ values: UnsafePointer<Double>, _ workers: WorkerThreads) -> [Double] {
        var means = sums(workers) { cell, _ in values[cell] }
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
