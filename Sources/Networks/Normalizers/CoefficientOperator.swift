import CKernels
import Tensors

/// The operator of declared steps whose statistics all span space, so that y = act(a x + b + skip) with one a and b for
/// each sample and channel, whatever the number of steps and mixtures.
///
/// Forward: the mean p and mean square r of x over space for each sample and channel; the coefficients of every step from
/// p and r, each step's p and r from those of the one before; y. Backward: the sums of u and u x over space give the
/// gradients of a and b; from those, through the steps, follow the gradients of p and r, and
/// dx = a u + (2 dr / S) x + dp / S.
final class CoefficientOperator: RestoringOperator {
    private let setting: NormalizerSetting
    private let cells: StatisticCells
    private let steps: [StepState]
    private let activation: PointwiseActivation
    private let a: AlignedStorage
    private let b: AlignedStorage
    /// What the last forward pass knew of each step.
    private var passes: [StepPass] = []

    /// Numbers per sample and channel.
    private struct StepPass {
        /// Of the step's input.
        let means: [Double]
        let squares: [Double]
        let shifts: [Double]
        let divisors: [Double]
        /// y = a x + b.
        var a: [Double]
        var b: [Double]
    }

    init(
        _ setting: NormalizerSetting, _ operation: DeclaredOperation, activation function: ActivationFunction,
        activationName: String
    ) {
        precondition(operation.fitsKernels, "the operation is not affine per sample and channel")
        self.setting = setting
        let cells = StatisticCells(batch: setting.shape.batch, channels: setting.shape.channels, positions: 1)
        self.cells = cells
        steps = operation.steps.enumerated().map { StepState($1, cells: cells, setting: setting, number: $0) }
        activation = PointwiseActivation(function, setting: setting, name: activationName)
        a = setting.planeLanes()
        b = setting.planeLanes()
    }

    var parameters: [Parameter] { steps.flatMap(\.parameters) + [activation.tau].compactMap { $0 } }
    var statistics: [RunningStatistic] { steps.flatMap(\.statistics) }
    var normalizesBeforeSkip: Bool { true }
    var branchCoefficients: (a: AlignedStorage, b: AlignedStorage)? { (a, b) }

    /// The mean of the product of all steps' 1 / D².
    var meanInverseVariance: Double? {
        guard !passes.isEmpty, steps.contains(where: { $0.divisor != nil }) else { return nil }
        let total = (0..<cells.count).reduce(0.0) { sum, cell in
            sum + passes.reduce(1) { $0 / ($1.divisors[cell] * $1.divisors[cell]) }
        }
        return total / Double(cells.count)
    }

    private var gain: Double { Double(setting.branchGain?.values.pointer[0] ?? 1) }

    func forward(input: Activation, skip: Activation?, output: Activation, _ context: PassContext) {
        activation.refresh()
        let sums = input.sums(context.workers)
        let positions = Double(setting.shape.positions)
        var means = [Double](repeating: 0, count: cells.count)
        var squares = means
        cells.forEachRow { sample, channel, row in
            means[row.lowerBound] = sums.sum(sample: sample, channel: channel) / positions
            squares[row.lowerBound] = sums.square(sample: sample, channel: channel) / positions
        }
        passes = []
        for step in steps {
            step.take(means: means, squares: squares, context.mode, context.workers)
            let pass = coefficients(of: step, means: means, squares: squares, context.workers)
            for cell in 0..<cells.count {
                let (p, a, b) = (means[cell], pass.a[cell], pass.b[cell])
                means[cell] = a * p + b
                squares[cell] = a * a * squares[cell] + 2 * a * b * p + b * b
            }
            passes.append(pass)
        }
        let (scales, shifts) = composition(of: passes.count)
        let gain = gain
        cells.forEachRow { sample, channel, row in
            let lane = setting.shape.lane(sample: sample, channel: channel)
            a.pointer[lane] = Float(gain * scales[row.lowerBound])
            b.pointer[lane] = Float(gain * shifts[row.lowerBound])
        }
        activation.apply(
            a: a, b: b, input: input, skip: skip, output: output, takesSums: context.wantsSums, context.workers)
    }

    func restore(input: Activation, output: Activation, _ workers: WorkerThreads) {
        activation.apply(a: a, b: b, input: input, skip: nil, output: output, workers)
    }

    private func coefficients(
        of step: StepState, means: [Double], squares: [Double], _ workers: WorkerThreads
    ) -> StepPass {
        let ones = [Double](repeating: 1, count: cells.count)
        let shifts = step.centre?.shifts(workers) ?? ones.map { _ in 0 }
        let divisors = step.divisor?.divisors(workers) ?? ones
        var pass = StepPass(means: means, squares: squares, shifts: shifts, divisors: divisors, a: ones, b: ones)
        cells.forEachRow { _, channel, row in
            let cell = row.lowerBound
            let scale = Double(step.gamma?.values.pointer[channel] ?? 1) / divisors[cell]
            pass.a[cell] = scale
            pass.b[cell] = Double(step.beta?.values.pointer[channel] ?? 0) - scale * shifts[cell]
        }
        return pass
    }

    /// a and b of the first `count` steps together.
    private func composition(of count: Int) -> (a: [Double], b: [Double]) {
        var a = [Double](repeating: 1, count: cells.count)
        var b = [Double](repeating: 0, count: cells.count)
        for pass in passes.prefix(count) {
            for cell in 0..<cells.count {
                a[cell] *= pass.a[cell]
                b[cell] = pass.a[cell] * b[cell] + pass.b[cell]
            }
        }
        return (a, b)
    }

    func backward(
        input: Activation, output: Activation, gradient: Activation, keepsGradient: Bool, _ context: PassContext
    ) -> Activation {
        let sums = activation.pullBack(input: input, output: output, gradient: gradient, context.workers)
        let (b, c) = pullBack(sums, context.workers)
        let result = keepsGradient ? context.pool.take(setting.shape) : gradient
        AffineGradient(a: a, b: b, c: c).apply(
            to: gradient, input: input, result: result, takesSquares: context.wantsSums, context.workers)
        return result
    }

    /// The coefficients of x and 1 in the input's gradient; that of u is a. Also writes the parameters' gradients.
    private func pullBack(_ sums: LaneSums, _ workers: WorkerThreads) -> (b: AlignedStorage, c: AlignedStorage) {
        let (scales, shifts) = composition(of: passes.count)
        let gain = gain
        // The gradients of a and b, first of all steps together.
        var ofScale = [Double](repeating: 0, count: cells.count)
        var ofShift = ofScale
        var gainGradient = 0.0
        cells.forEachRow { sample, channel, row in
            let (cell, sum, product) = (row.lowerBound, sums[0, sample, channel], sums[1, sample, channel])
            ofScale[cell] = gain * product
            ofShift[cell] = gain * sum
            gainGradient += scales[cell] * product + shifts[cell] * sum
        }
        setting.branchGain?.gradient.pointer[0] = Float(gainGradient)
        var ofMean = [Double](repeating: 0, count: cells.count)
        var ofSquare = ofMean
        for index in steps.indices.reversed() {
            let pass = passes[index]
            let before = composition(of: index)
            var (da, db) = (ofMean, ofMean)
            for cell in 0..<cells.count {
                let (a, b, p, r) = (pass.a[cell], pass.b[cell], pass.means[cell], pass.squares[cell])
                // Through the product of this step's coefficients with those before, and through what it hands on.
                da[cell] =
                    ofScale[cell] * before.a[cell] + ofShift[cell] * before.b[cell] + ofMean[cell] * p
                    + ofSquare[cell] * 2 * (a * r + b * p)
                db[cell] = ofShift[cell] + ofMean[cell] + ofSquare[cell] * 2 * (a * p + b)
                ofScale[cell] *= a
                ofShift[cell] *= a
                ofMean[cell] = ofMean[cell] * a + ofSquare[cell] * 2 * a * b
                ofSquare[cell] *= a * a
            }
            pullBack(steps[index], pass, a: da, b: db, means: &ofMean, squares: &ofSquare, workers)
        }
        let (b, c) = (setting.planeLanes(), setting.planeLanes())
        let positions = Double(setting.shape.positions)
        cells.forEachRow { sample, channel, row in
            let lane = setting.shape.lane(sample: sample, channel: channel)
            b.pointer[lane] = Float(2 * ofSquare[row.lowerBound] / positions)
            c.pointer[lane] = Float(ofMean[row.lowerBound] / positions)
        }
        return (b, c)
    }

    /// Through one step, from the gradients of its coefficients: a = gamma / D, b = beta − c a.
    private func pullBack(
        _ step: StepState, _ pass: StepPass, a da: [Double], b db: [Double], means: inout [Double],
        squares: inout [Double], _ workers: WorkerThreads
    ) {
        var gammaGradient = [Double](repeating: 0, count: cells.channels)
        var betaGradient = gammaGradient
        var ofShift = [Double](repeating: 0, count: cells.count)
        var ofDivisor = ofShift
        cells.forEachRow { _, channel, row in
            let cell = row.lowerBound
            let ofScale = da[cell] - db[cell] * pass.shifts[cell]
            gammaGradient[channel] += ofScale / pass.divisors[cell]
            betaGradient[channel] += db[cell]
            ofShift[cell] = -db[cell] * pass.a[cell]
            ofDivisor[cell] = -ofScale * pass.a[cell] / pass.divisors[cell]
        }
        for channel in 0..<cells.channels {
            step.gamma?.gradient.pointer[channel] = Float(gammaGradient[channel])
            step.beta?.gradient.pointer[channel] = Float(betaGradient[channel])
        }
        step.centre?.pullBack(ofShift, means: &means, workers)
        let ofEpsilon = step.divisor?.pullBack(
            ofDivisor, divisors: pass.divisors, values: pass.means, means: &means, squares: &squares, workers)
        step.epsilon?.gradient.pointer[0] = Float(ofEpsilon ?? 0)
    }
}
