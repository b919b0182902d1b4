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
        activation.refresh()
        var values = input.planar.map(Double.init)
        for step in steps {
            step.take(values, context.mode)
            values = step.apply(values)
        }
        let gain = gain
        let added = skip?.planar
        var kept = [Bool](repeating: true, count: centre == nil ? 0 : values.count)
        cells.forEachRow { _, channel, row in
            let (threshold, scale, shift) = activation.coefficients(channel)
            for index in row {
                let before = gain * values[index] + Double(added?[index] ?? 0)
                values[index] = (before < threshold ? threshold : before) * scale + shift
                if centre != nil { kept[index] = !(before <= threshold) }
            }
        }
        isKept = kept
        if let centre {
            centre.take(means: values, context.mode)
            for (index, shift) in centre.shifts.enumerated() { values[index] -= shift }
        }
        write(values, to: output)
    }

    func backward(
        input: Activation, output: Activation, gradient: Activation, keepsGradient: Bool, _ context: PassContext
    ) -> Activation {
        var values = [input.planar.map(Double.init)]
        for step in steps { values.append(step.apply(values[values.count - 1])) }
        var flowing = gradient.planar.map(Double.init)
        if let centre {
            let negative = flowing.map { -$0 }
            centre.pullBack(negative, means: &flowing)
        }
        pullBackActivation(&flowing, output: output)
        write(flowing, to: gradient)
        let gain = gain
        if let branchGain = setting.branchGain {
            branchGain.gradient.pointer[0] = Float(
                zip(flowing, values[steps.count]).reduce(0) { $0 + $1.0 * $1.1 })
        }
        for index in flowing.indices { flowing[index] *= gain }
        for (index, step) in steps.enumerated().reversed() { flowing = step.pullBack(flowing, input: values[index]) }
        let result = keepsGradient ? context.pool.take(setting.shape) : gradient
        write(flowing, to: result)
        return result
    }

    private func pullBackActivation(_ flowing: inout [Double], output: Activation) {
        let outputs = centre == nil ? output.planar : []
        var below = [Double](repeating: 0, count: cells.channels)
        cells.forEachRow { _, channel, row in
            let (threshold, scale, shift) = activation.coefficients(channel)
            let lowest = Float(threshold * scale + shift)
            for index in row {
                // Written so that an undefined activation lets its gradient through.
                if centre == nil ? outputs[index] <= lowest : !isKept[index] {
                    below[channel] += flowing[index]
                    flowing[index] = 0
                } else {
                    flowing[index] *= scale
                }
            }
        }
        for (channel, total) in below.enumerated() { activation.tau?.gradient.pointer[channel] = Float(total) }
    }

    private func write(_ values: [Double], to activation: Activation) {
        let shape = setting.shape
        nk_to_blocked(shape.batch, shape.channels, shape.positions, values.map { Float($0) }, activation.pointer)
        activation.valuesChanged()
    }
}
