import CKernels
import Tensors

/// The operation of EvoNorm-B0.
struct EvoNormB0: NormalizerOperation {
    let identifier = "evonorm-b0"
    let revision = 1
    let takesGrouping = false
    let takesPublishedVariances = true
    let dependsOnBatch = true
    let addsSkipBeforeActivation = false

    func makeOperator(
        _ setting: NormalizerSetting, activation: ActivationFunction, activationName: String
    ) -> any NormalizerOperator {
        EvoNormB0Operator(setting)
    }
}

/// EvoNorm-B0: y = gamma x / max(s_b, v x + s_i) + beta, with s_b = sqrt(var_{N,H,W} x + eps) of a channel (running in
/// evaluation mode) and s_i = sqrt(var_{H,W} x + eps) of a sample and channel.
///
/// Backward, with q = u x / den^2: where s_b is the maximum, q goes to s_b, elsewhere to s_i and, times x, to v; and
/// d s / dx = (x - mean) / (M s).
final class EvoNormB0Operator: NormalizerOperator {
    private let setting: NormalizerSetting
    private let batchSets: StatisticSets
    private let instanceSets: StatisticSets
    private let trained: EvoNormParameters
    private let runningVariance: RunningStatistic
    private var batchMeans: [Double] = []
    private var instanceMeans: [Double] = []
    private let batch: AlignedStorage
    private let instance: AlignedStorage

    init(_ setting: NormalizerSetting) {
        self.setting = setting
        trained = EvoNormParameters(setting)
        batchSets = StatisticSets(set: .batchAndSpace, shape: setting.shape, groupSize: 1)
        instanceSets = StatisticSets(set: .sampleChannels(.one), shape: setting.shape, groupSize: 1)
        runningVariance = RunningStatistic("\(setting.name).moving_var", count: setting.shape.channels, value: 1)
        batch = setting.channelLanes()
        // Padded lanes divide by one.
        batch.fill(1)
        instance = setting.planeLanes()
    }

    var parameters: [Parameter] { trained.all }
    var statistics: [RunningStatistic] { [runningVariance] }

    func forward(input: Activation, skip: Activation?, output: Activation, _ context: PassContext) {
        precondition(skip == nil, "EvoNorm acts after the addition")
        takeStatistics(input, context)
        trained.refresh()
        let shape = setting.shape
        let width = ChannelBlock.width
        let (x, y) = (input.pointer, output.pointer)
        context.workers.forSamples(of: shape) { planes in
            let plane = planes.lowerBound
            nk_evonorm_b0(
                planes.count, shape.blocks, shape.positions,
                x + plane * shape.planeCount, batch.pointer, instance.pointer + plane * width,
                trained.gateLanes.pointer,
                trained.gammaLanes.pointer, trained.betaLanes.pointer, y + plane * shape.planeCount)
        }
        output.valuesChanged()
    }

    private func takeStatistics(_ input: Activation, _ context: PassContext) {
        let shape = setting.shape
        let sums = input.sums(context.workers)
        let batchMoments = batchSets.moments(sums)
        let instanceMoments = instanceSets.moments(sums)
        batchMeans = batchMoments.means
        instanceMeans = instanceMoments.means
        for channel in 0..<shape.channels {
            var variance = batchSets.variance(
                mean: batchMeans[channel], square: batchMoments.squares[channel], unbiased: false)
            if context.mode == .training {
                runningVariance.update(channel: channel, with: variance)
            } else {
                variance = Double(runningVariance.values.pointer[channel])
            }
            batch.pointer[channel] = Float((variance + EvoNormParameters.epsilon).squareRoot())
        }
        instanceSets.forEach(shape) { sample, channel, set in
            let variance = instanceSets.variance(
                mean: instanceMeans[set], square: instanceMoments.squares[set],
                unbiased: setting.publishedCodeVariances)
            instance.pointer[shape.lane(sample: sample, channel: channel)] = Float(
                (variance + EvoNormParameters.epsilon).squareRoot())
        }
    }

    func backward(
        input: Activation, output: Activation, gradient: Activation, keepsGradient: Bool, _ context: PassContext
    ) -> Activation {
        let shape = setting.shape
        let width = ChannelBlock.width
        let (x, u) = (input.pointer, gradient.pointer)
        let sums = LaneSums(shape: shape, quantities: 5) { out in
            context.workers.forSamples(of: shape) { planes in
                let plane = planes.lowerBound
                nk_evonorm_b0_sums(
                    planes.count, shape.blocks, shape.positions,
                    x + plane * shape.planeCount, u + plane * shape.planeCount, batch.pointer,
                    instance.pointer + plane * width, trained.gateLanes.pointer, out + plane * 5 * width)
            }
        }
        let (b, c) = reduce(sums)
        let result = keepsGradient ? context.pool.take(shape) : gradient
        let dx = result.pointer
        context.workers.forSamples(of: shape) { planes in
            let plane = planes.lowerBound
            nk_evonorm_b0_gradient(
                planes.count, shape.blocks, shape.positions,
                x + plane * shape.planeCount, u + plane * shape.planeCount, batch.pointer,
                instance.pointer + plane * width, trained.gateLanes.pointer, trained.gammaLanes.pointer,
                b.pointer + plane * width, c.pointer + plane * width, dx + plane * shape.planeCount)
        }
        result.valuesChanged()
        return result
    }

    /// The parameters' gradients, and the coefficients of x and 1 in the input's gradient.
    private func reduce(_ sums: LaneSums) -> (b: AlignedStorage, c: AlignedStorage) {
        let shape = setting.shape
        let (b, c) = (setting.planeLanes(), setting.planeLanes())
        let batchCount = Double(batchSets.size)
        let instanceCount = Double(instanceSets.size)
        let factor = instanceSets.varianceFactor(unbiased: setting.publishedCodeVariances)
        for channel in 0..<shape.channels {
            let scale = Double(trained.gamma.values.pointer[channel])
            let total = { (quantity: Int) in (0..<shape.batch).reduce(0.0) { $0 + sums[quantity, $1, channel] } }
            trained.beta.gradient.pointer[channel] = Float(total(0))
            trained.gamma.gradient.pointer[channel] = Float(total(1))
            trained.gate.gradient.pointer[channel] = Float(-scale * total(4))
            let alongBatch = -scale * total(2) / (Double(batch.pointer[channel]) * batchCount)
            for sample in 0..<shape.batch {
                let lane = shape.lane(sample: sample, channel: channel)
                let set = instanceSets.index(sample: sample, channel: channel)
                let alongInstance =
                    -scale * sums[3, sample, channel] * factor / (Double(instance.pointer[lane]) * instanceCount)
                b.pointer[lane] = Float(alongBatch + alongInstance)
                c.pointer[lane] = Float(-alongBatch * batchMeans[channel] - alongInstance * instanceMeans[set])
            }
        }
        return (b, c)
    }
}
