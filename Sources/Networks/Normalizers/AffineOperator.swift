import Tensors

/// The operator of every normalizer that is linear in x for given statistics, and of no normalizer:
/// y = act(a x + b + skip), with one a and b for each sample and channel.
///
/// With mu and sigma^2 = mean((x - d mu)^2) + eps of a set of M values, u the gradient before the activation and
/// s = 1 / sigma:
///
///     a = gamma s,  b = beta - c mu gamma s
///     dx = gamma u s - c s mean_S(gamma u) - (x - d mu) s^3 mean_S(gamma u (x - c mu))
///
/// Both need only sums over positions: of x and x^2 forward, of u and u x backward.
final class AffineOperator: RestoringOperator {
    private let setting: NormalizerSetting
    private let linear: LinearStatistics?
    private let sets: StatisticSets
    private let activation: PointwiseActivation
    private let gamma: Parameter?
    private let beta: Parameter?
    private let epsilon: Parameter?
    private let runningMean: RunningStatistic?
    private let runningVariance: RunningStatistic?
    private let a: AlignedStorage
    private let b: AlignedStorage
    /// The means of the last forward pass, one per set.
    private var means: [Double] = []
    private var inverseDeviations: [Double] = []

    init(
        _ setting: NormalizerSetting, statistics linear: LinearStatistics?, activation function: ActivationFunction,
        activationName: String
    ) {
        self.setting = setting
        self.linear = linear
        let shape = setting.shape
        sets = StatisticSets(set: linear?.set ?? .batchAndSpace, shape: shape, groupSize: setting.groupSize)
        activation = PointwiseActivation(function, setting: setting, name: activationName)
        a = setting.planeLanes()
        b = setting.planeLanes()
        gamma = linear.map { _ in setting.perChannel("gamma", .gain, value: 1) }
        beta = linear.map { _ in setting.perChannel("beta", .shift, value: 0) }
        if case .learnable(let start) = linear?.epsilon {
            epsilon = Parameter("\(setting.name).eps", .epsilon, shape: [1], value: Float(start))
        } else {
            epsilon = nil
        }
        let keepsRunning = linear?.set == .batchAndSpace
        runningMean =
            keepsRunning && linear!.centres
            ? RunningStatistic("\(setting.name).moving_mean", count: shape.channels, value: 0) : nil
        runningVariance =
            keepsRunning && linear!.deviation != .none
            ? RunningStatistic("\(setting.name).moving_var", count: shape.channels, value: 1) : nil
    }

    var parameters: [Parameter] { [gamma, beta, epsilon, activation.tau].compactMap { $0 } }
    var statistics: [RunningStatistic] { [runningMean, runningVariance].compactMap { $0 } }

    var meanInverseVariance: Double? {
        guard let linear, linear.deviation != .none, !inverseDeviations.isEmpty else { return nil }
        return inverseDeviations.reduce(0) { $0 + $1 * $1 } / Double(inverseDeviations.count)
    }

    func forward(input: Activation, skip: Activation?, output: Activation, _ context: PassContext) {
        activation.refresh()
        if let linear { takeStatistics(linear, input, context) }
        writeCoefficients()
        activation.apply(
            a: a, b: b, input: input, skip: skip, output: output, takesSums: context.wantsSums, context.workers)
    }

    func restore(input: Activation, output: Activation, _ workers: WorkerThreads) {
        activation.apply(a: a, b: b, input: input, skip: nil, output: output, workers)
    }

    var normalizesBeforeSkip: Bool { linear != nil }
    /// Without statistics nothing is read for them, and without a gain nothing follows the activation's gradient. With
    /// them, input, output and gradient are read and the gradient before the activation written, then it and the input
    /// read and the input's gradient written.
    var traffic: (forward: Int, backward: Int) {
        linear == nil ? (2, setting.branchGain == nil ? 4 : 7) : (3, 7)
    }
    var branchCoefficients: (a: AlignedStorage, b: AlignedStorage)? { (a, b) }

    private func takeStatistics(_ linear: LinearStatistics, _ input: Activation, _ context: PassContext) {
        let added =
            switch linear.epsilon {
            case .fixed(let value): value
            case .learnable: Double(abs(epsilon!.values.pointer[0]))
            }
        var variances: [Double]
        if context.mode == .evaluation, linear.set == .batchAndSpace {
            means = runningMean?.values.array.map(Double.init) ?? [Double](repeating: 0, count: sets.count)
            variances = runningVariance?.values.array.map(Double.init) ?? [Double](repeating: 1, count: sets.count)
        } else {
            let (means, squares) = sets.moments(input.sums(context.workers))
            self.means = means
            // The published code uses biased variances in InstanceNorm, LayerNorm and BatchNorm, but not in GroupNorm.
            let unbiased = setting.publishedCodeVariances && linear.set == .sampleChannels(.grouped)
            variances = (0..<sets.count).map {
                sets.variance(
                    mean: linear.deviation == .centred ? means[$0] : 0, square: squares[$0], unbiased: unbiased)
            }
            if context.mode == .training { updateRunning(variances) }
        }
        inverseDeviations = variances.map { linear.deviation == .none ? 1 : 1 / ($0 + added).squareRoot() }
    }

    private func updateRunning(_ variances: [Double]) {
        for channel in 0..<setting.shape.channels {
            runningMean?.update(channel: channel, with: means[channel])
            runningVariance?.update(channel: channel, with: variances[channel])
        }
    }

    private func writeCoefficients() {
        let gain = Double(setting.branchGain?.values.pointer[0] ?? 1)
        let shape = setting.shape
        let centres = linear?.centres ?? false
        sets.forEach(shape) { sample, channel, set in
            let lane = shape.lane(sample: sample, channel: channel)
            guard linear != nil else {
                a.pointer[lane] = Float(gain)
                return
            }
            let scale = Double(gamma!.values.pointer[channel]) * inverseDeviations[set]
            a.pointer[lane] = Float(gain * scale)
            b.pointer[lane] = Float(
                gain * (Double(beta!.values.pointer[channel]) - (centres ? means[set] * scale : 0)))
        }
    }

    func backward(
        input: Activation, output: Activation, gradient: Activation, keepsGradient: Bool, _ context: PassContext
    ) -> Activation {
        let sums = activation.pullBack(input: input, output: output, gradient: gradient, context.workers)
        if linear == nil, setting.branchGain == nil, !keepsGradient { return gradient }
        let coefficients = gradientCoefficients(sums)
        let result = keepsGradient ? context.pool.take(setting.shape) : gradient
        coefficients.apply(
            to: gradient, input: input, result: result, takesSquares: context.wantsSums, context.workers)
        return result
    }

    var projectsGradient: Bool {
        // Where the deviation is not that of what is handed on (VarianceNorm), the backward pass projects nothing.
        switch linear?.deviation {
        case nil: false
        case .none?, .centred: linear!.centres
        case .rootMeanSquare: !linear!.centres
        }
    }

    func removedGradientShare(from u: Activation, to dx: Activation, _ workers: WorkerThreads) -> Double? {
        let (before, after) = (u.sums(workers), dx.sums(workers))
        let gain = Double(setting.branchGain?.values.pointer[0] ?? 1)
        var (total, kept) = (0.0, 0.0)
        sets.forEach(setting.shape) { sample, channel, set in
            let scale = gain * Double(gamma?.values.pointer[channel] ?? 1)
            total += scale * scale * before.square(sample: sample, channel: channel)
            kept +=
                after.square(sample: sample, channel: channel) / (inverseDeviations[set] * inverseDeviations[set])
        }
        let share = 1 - kept / total
        return share.isFinite ? share : nil
    }

    private func gradientCoefficients(_ sums: LaneSums) -> AffineGradient {
        let shape = setting.shape
        let gain = Double(setting.branchGain?.values.pointer[0] ?? 1)
        let coefficients = AffineGradient(a: setting.planeLanes(), b: setting.planeLanes(), c: setting.planeLanes())
        guard let linear else {
            var gainGradient = 0.0
            sets.forEach(shape) { sample, channel, _ in
                coefficients.a.pointer[shape.lane(sample: sample, channel: channel)] = Float(gain)
                gainGradient += sums[1, sample, channel]
            }
            setting.branchGain?.gradient.pointer[0] = Float(gainGradient)
            return coefficients
        }
        let reduced = reduce(sums, linear, gain: gain)
        let count = Double(sets.size)
        let unbiased = setting.publishedCodeVariances && linear.set == .sampleChannels(.grouped)
        let factor = linear.deviation == .none ? 0 : sets.varianceFactor(unbiased: unbiased)
        sets.forEach(shape) { sample, channel, set in
            let lane = shape.lane(sample: sample, channel: channel)
            let inverse = inverseDeviations[set]
            let along = -factor * inverse * inverse * inverse * reduced.products[set] / count
            coefficients.a.pointer[lane] = Float(gain * Double(gamma!.values.pointer[channel]) * inverse)
            coefficients.b.pointer[lane] = Float(along)
            coefficients.c.pointer[lane] = Float(
                -(linear.centres ? inverse * reduced.sums[set] / count : 0)
                    - (linear.deviation == .centred ? along * means[set] : 0))
        }
        return coefficients
    }

    /// The sums of gain gamma u and of gain gamma u (x - c mu) over each set. Also writes the parameters' gradients.
    private func reduce(
        _ sums: LaneSums, _ linear: LinearStatistics, gain: Double
    ) -> (sums: [Double], products: [Double]) {
        var setSums = [Double](repeating: 0, count: sets.count)
        var setProducts = setSums
        var gammaGradient = [Double](repeating: 0, count: setting.shape.channels)
        var betaGradient = gammaGradient
        var gainGradient = 0.0
        sets.forEach(setting.shape) { sample, channel, set in
            let scale = Double(gamma!.values.pointer[channel])
            let sum = sums[0, sample, channel]
            let product = sums[1, sample, channel] - (linear.centres ? means[set] * sum : 0)
            let normalized = inverseDeviations[set] * product
            setSums[set] += gain * scale * sum
            setProducts[set] += gain * scale * product
            gammaGradient[channel] += gain * normalized
            betaGradient[channel] += gain * sum
            gainGradient += scale * normalized + Double(beta!.values.pointer[channel]) * sum
        }
        for channel in 0..<setting.shape.channels {
            gamma!.gradient.pointer[channel] = Float(gammaGradient[channel])
            beta!.gradient.pointer[channel] = Float(betaGradient[channel])
        }
        setting.branchGain?.gradient.pointer[0] = Float(gainGradient)
        if let epsilon {
            let sign = epsilon.values.pointer[0] < 0 ? -1.0 : 1.0
            let total = (0..<sets.count).reduce(0.0) {
                $0 - 0.5 * inverseDeviations[$1] * inverseDeviations[$1] * inverseDeviations[$1] * setProducts[$1]
            }
            epsilon.gradient.pointer[0] = Float(sign * total)
        }
        return (setSums, setProducts)
    }
}
