import CKernels
import Tensors

/// The operator of every declared operation, element by element in double precision: plain, and correct where the fast
/// kernels cannot be used, because a statistic does not span space or a function of single values is not linear.
///
/// The backward pass computes the steps' values again, so that a layer keeps only its statistics.
final class ElementwiseOperator: NormalizerOperator {
    private let setting: NormalizerSetting
    private let cells: StatisticCells
    private let steps: [ElementwiseStep]
    private let activation: PointwiseActivation
    private let centre: CentreStatistics?
    /// With centring after the activation, which values lie above the threshold: the output no longer says so.
    private var isKept: [Bool] = []

    init(
        _ setting: NormalizerSetting, _ operation: DeclaredOperation, activation function: ActivationFunction,
        activationName: String
    ) {
        self.setting = setting
        let shape = setting.shape
        let cells = StatisticCells(batch: shape.batch, channels: shape.channels, positions: shape.positions)
        self.cells = cells
        steps = operation.steps.enumerated().map {
            ElementwiseStep(StepState($1, cells: cells, setting: setting, number: $0), cells)
        }
        activation = PointwiseActivation(function, setting: setting, name: activationName)
        centre = operation.centresActivation.map {
            CentreStatistics(
                NormalizerStep.Centring($0), cells: cells, groupSize: setting.groupSize, keepsRunning: true,
                name: activationName, number: 0)
        }
    }

    var parameters: [Parameter] { steps.flatMap(\.state.parameters) + [activation.tau].compactMap { $0 } }
    var statistics: [RunningStatistic] { steps.flatMap(\.state.statistics) + (centre?.statistics ?? []) }
    var normalizesBeforeSkip: Bool { true }

    private var gain: Double { Double(setting.branchGain?.values.pointer[0] ?? 1) }

    func forward(input: Activation, skip: Activation?, output: Activation, _ context: PassContext) {
        let workers = context.workers
        activation.refresh()
        var values = self.values(of: input, workers)
        for step in steps {
            step.take(values, context.mode, workers)
            values = step.apply(values, workers)
        }
        let gain = gain
        let added = skip.map { self.values(of: $0, workers) }
        isKept = [Bool](repeating: true, count: centre == nil ? 0 : values.count)
        values.withUnsafeMutableBufferPointer { values in
            isKept.withUnsafeMutableBufferPointer { kept in
                nonisolated(unsafe) let (values, kept) = (values, kept)
                cells.forEachRow(workers) { _, channel, row in
                    let (threshold, scale, shift) = activation.coefficients(channel)
                    for index in row {
                        let before = gain * values[index] + (added?[index] ?? 0)
                        values[index] = (before < threshold ? threshold : before) * scale + shift
                        if centre != nil { kept[index] = !(before <= threshold) }
                    }
                }
            }
        }
        if let centre {
            centre.take(means: values, context.mode, workers)
            let shifts = centre.shifts(workers)
            for index in values.indices { values[index] -= shifts[index] }
        }
        write(values, to: output, workers)
    }

    func backward(
        input: Activation, output: Activation, gradient: Activation, keepsGradient: Bool, _ context: PassContext
    ) -> Activation {
        let workers = context.workers
        // What each step takes, and what the last hands on where the gain's gradient asks for it.
        var values = [self.values(of: input, workers)]
        for step in setting.branchGain == nil ? steps.dropLast() : steps[...] {
            values.append(step.apply(values[values.count - 1], workers))
        }
        var flowing = self.values(of: gradient, workers)
        if let centre {
            let negative = flowing.map { -$0 }
            centre.pullBack(negative, means: &flowing, workers)
        }
        pullBackActivation(&flowing, output: output, workers)
        write(flowing, to: gradient, workers)
        if let branchGain = setting.branchGain {
            branchGain.gradient.pointer[0] = Float(
                zip(flowing, values[steps.count]).reduce(0) { $0 + $1.0 * $1.1 })
            let gain = gain
            for index in flowing.indices { flowing[index] *= gain }
        }
        for (index, step) in steps.enumerated().reversed() {
            flowing = step.pullBack(flowing, input: values[index], workers)
        }
        let result = keepsGradient ? context.pool.take(setting.shape) : gradient
        write(flowing, to: result, workers)
        return result
    }

    private func pullBackActivation(_ flowing: inout [Double], output: Activation, _ workers: WorkerThreads) {
        let outputs = centre == nil ? self.values(of: output, workers) : []
        let below = CellNumbers(count: cells.channels)
        flowing.withUnsafeMutableBufferPointer { flowing in
            nonisolated(unsafe) let flowing = flowing
            cells.forEachRow(workers) { _, channel, row in
                let (threshold, scale, shift) = activation.coefficients(channel)
                let lowest = Double(Float(threshold * scale + shift))
                for index in row {
                    // Written so that an undefined activation lets its gradient through.
                    if centre == nil ? outputs[index] <= lowest : !isKept[index] {
                        below.pointer[channel] += flowing[index]
                        flowing[index] = 0
                    } else {
                        flowing[index] *= scale
                    }
                }
            }
        }
        for channel in 0..<cells.channels { activation.tau?.gradient.pointer[channel] = Float(below.pointer[channel]) }
    }

    /// The values, one per cell.
    private func values(of activation: Activation, _ workers: WorkerThreads) -> [Double] {
        let (shape, pointer) = (setting.shape, activation.pointer)
        return cells.map(workers) { sample, channel, row, values in
            var from = pointer + (sample * shape.blocks + channel / ChannelBlock.width) * shape.planeCount
            from += channel % ChannelBlock.width
            for cell in row {
                values[cell] = Double(from.pointee)
                from += ChannelBlock.width
            }
        }
    }

    private func write(_ values: [Double], to activation: Activation, _ workers: WorkerThreads) {
        let (shape, pointer) = (setting.shape, activation.pointer)
        let count = shape.channels * shape.positions
        workers.forRanges(shape.batch) { samples in
            for sample in samples {
                let planar = values[sample * count..<(sample + 1) * count].map { Float($0) }
                nk_to_blocked(
                    1, shape.channels, shape.positions, planar, pointer + sample * shape.blocks * shape.planeCount)
            }
        }
        activation.valuesChanged()
    }
}
