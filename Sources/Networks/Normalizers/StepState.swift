import Tensors

/// A step of one layer: its statistics and trained parameters.
final class StepState {
    let step: NormalizerStep
    let centre: CentreStatistics?
    let divisor: DivisorStatistics?
    /// The other divisor of a maximum.
    let otherDivisor: DivisorStatistics?
    let gamma: Parameter?
    let beta: Parameter?
    let epsilon: Parameter?
    /// v of a gate or a maximum, one per channel; a of tanh and erf, one per layer.
    let slope: Parameter?
    /// s of tanh and erf.
    let offset: Parameter?

    /// - Parameter number: the position among the layer's steps, from 0, by which parameters are named.
    init(_ step: NormalizerStep, cells: StatisticCells, setting: NormalizerSetting, number: Int) {
        self.step = step
        let name = setting.name
        let (groupSize, keepsRunning) = (setting.groupSize, step.keepsRunningStatistics)
        centre = step.centring.map {
            CentreStatistics(
                $0, cells: cells, groupSize: groupSize, keepsRunning: keepsRunning, name: name, number: number)
        }
        if case .learnable(let start) = step.scaling?.epsilon {
            epsilon = Parameter("\(name).\(numbered("eps", number))", .epsilon, shape: [1], value: Float(start))
        } else {
            epsilon = nil
        }
        let sharedEpsilon = epsilon
        func divisor(_ axes: [StatisticAxes], _ label: String) -> DivisorStatistics? {
            step.scaling.map {
                DivisorStatistics(
                    $0, axes: axes, cells: cells, groupSize: groupSize, keepsRunning: keepsRunning, name: name,
                    number: number, epsilon: sharedEpsilon, label: label)
            }
        }
        self.divisor = divisor(step.scaling?.axes ?? [], "var")
        gamma = step.affine.map { setting.perChannel(numbered("gamma", number), .gain, value: Float($0.gain)) }
        beta = step.affine.map { setting.perChannel(numbered("beta", number), .shift, value: Float($0.shift)) }
        switch step.pointwise {
        case .none: (otherDivisor, slope, offset) = (nil, nil, nil)
        case .sigmoidGate(let start):
            (otherDivisor, offset) = (nil, nil)
            slope = setting.perChannel(numbered("v", number), .gate, value: Float(start))
        case .maximum(let axes, let start):
            otherDivisor = divisor([axes], "other_var")
            slope = setting.perChannel(numbered("v", number), .gate, value: Float(start))
            offset = nil
        case .tanh(let start, let shift), .erf(let start, let shift):
            otherDivisor = nil
            slope = Parameter("\(name).\(numbered("alpha", number))", .gate, shape: [1], value: Float(start))
            offset = shift.map {
                Parameter("\(name).\(numbered("s", number))", .shift, shape: [1], value: Float($0))
            }
        }
    }

    var parameters: [Parameter] {
        [gamma, beta, epsilon, slope, offset].compactMap { $0 } + (centre?.parameters ?? [])
            + (divisor?.parameters ?? []) + (otherDivisor?.parameters ?? [])
    }

    var statistics: [RunningStatistic] {
        (centre?.statistics ?? []) + (divisor?.statistics ?? []) + (otherDivisor?.statistics ?? [])
    }

    /// Whether statistics are computed from mean squares.
    var takesSquares: Bool { (divisor?.takesSquares ?? false) || (otherDivisor?.takesSquares ?? false) }

    /// Computes the statistics of the step's input from its mean and mean square in each cell.
    ///
    /// - Parameter squares: not read unless `takesSquares`.
    func take(means: UnsafePointer<Double>, squares: UnsafePointer<Double>, _ mode: Mode, _ workers: WorkerThreads) {
        centre?.take(means: means, mode, workers)
        divisor?.take(means: means, squares: squares, mode, workers)
        otherDivisor?.take(means: means, squares: squares, mode, workers)
    }
}
