import CKernels
import Tensors

/// The operation of EvoNorm-S0.
struct EvoNormS0: NormalizerOperation {
    let identifier = "evonorm-s0"
    let revision = 1
    let takesGrouping = true
    let takesPublishedVariances = true
    let dependsOnBatch = false
    let addsSkipBeforeActivation = false

    func makeOperator(
        _ setting: NormalizerSetting, activation: ActivationFunction, activationName: String
    ) -> any NormalizerOperator {
        EvoNormS0Operator(setting)
    }
}

/// EvoNorm-S0: y = gamma x sigmoid(v x) / s + beta, with s = sqrt(var_{group} x + eps) over the positions and channels
/// of a group of one sample. Training and evaluation mode are the same.
///
/// Backward, with h = x sigmoid(v x): dx = gamma u h' / s - (x - mean) mean_S(gamma u h) / s^3.
final class EvoNormS0Operator: NormalizerOperator {
    private let setting: NormalizerSetting
    private let sets: StatisticSets
    private let trained: EvoNormParameters
    private var means: [Double] = []
    private var inverseDeviations: [Double] = []
    private let a: AlignedStorage

    init(_ setting: NormalizerSetting) {
        self.setting = setting
        trained = EvoNormParameters(setting)
        sets = StatisticSets(set: .sampleChannels(.grouped), shape: setting.shape, groupSize: setting.groupSize)
        a = setting.planeLanes()
    }

    var parameters: [Parameter] { trained.all }

    var meanInverseVariance: Double? {
        inverseDeviations.isEmpty
            ? nil : inverseDeviations.reduce(0) { $0 + $1 * $1 } / Double(inverseDeviations.count)
    }

    func forward(input: Activation, skip: Activation?, output: Activation, _ context: PassContext) {
        precondition(skip == nil, "EvoNorm acts after the addition")
        let shape = setting.shape
        let width = ChannelBlock.width
        let moments = sets.moments(input.sums(context.workers))
        means = moments.means
        inverseDeviations = (0..<sets.count).map {
            let variance = sets.variance(
                mean: means[$0], square: moments.squares[$0], unbiased: setting.publishedCodeVariances)
            return 1 / (variance + EvoNormParameters.epsilon).squareRoot()
        }
        trained.refresh()
        sets.forEach(shape) { sample, channel, set in
            a.pointer[shape.lane(sample: sample, channel: channel)] = Float(
                Double(trained.gamma.values.pointer[channel]) * inverseDeviations[set])
        }
        let (x, y) = (input.pointer, output.pointer)
        context.workers.forSamples(of: shape) { planes in
            let plane = planes.lowerBound
            nk_evonorm_s0(
                planes.count, shape.blocks, shape.positions,
                x + plane * shape.planeCount, a.pointer + plane * width, trained.gateLanes.pointer,
                trained.betaLanes.pointer,
                y + plane * shape.planeCount)
        }
        output.valuesChanged()
    }

    func backward(
        input: Activation, output: Activation, gradient: Activation, keepsGradient: Bool, _ context: PassContext
    ) -> Activation {
        let shape = setting.shape
        let width = ChannelBlock.width
        let (x, u) = (input.pointer, gradient.pointer)
        let sums = LaneSums(shape: shape, quantities: 3) { out in
            context.workers.forSamples(of: shape) { planes in
                let plane = planes.lowerBound
                nk_evonorm_s0_sums(
                    planes.count, shape.blocks, shape.positions,
                    x + plane * shape.planeCount, u + plane * shape.planeCount, trained.gateLanes.pointer,
                    out + plane * 3 * width)
            }
        }
        let (b, c) = reduce(sums)
        let result = keepsGradient ? context.pool.take(shape) : gradient
        let dx = result.pointer
        context.workers.forSamples(of: shape) { planes in
            let plane = planes.lowerBound
            nk_evonorm_s0_gradient(
                planes.count, shape.blocks, shape.positions,
                x + plane * shape.planeCount, u + plane * shape.planeCount, trained.gateLanes.pointer,
                a.pointer + plane * width, b.pointer + plane * width, c.pointer + plane * width,
                dx + plane * shape.planeCount)
        }
        result.valuesChanged()
        return result
    }

    /// The parameters' gradients, and the coefficients of x and 1 in the input's gradient.
    private func reduce(_ sums: LaneSums) -> (b: AlignedStorage, c: AlignedStorage) {
        let shape = setting.shape
        var products = [Double](repeating: 0, count: sets.count)
        for channel in 0..<shape.channels {
            let scale = Double(trained.gamma.values.pointer[channel])
            var (betaTotal, gammaTotal, gateTotal) = (0.0, 0.0, 0.0)
            for sample in 0..<shape.batch {
                let set = sets.index(sample: sample, channel: channel)
                let inverse = inverseDeviations[set]
                betaTotal += sums[0, sample, channel]
                gammaTotal += inverse * sums[1, sample, channel]
                gateTotal += scale * inverse * sums[2, sample, channel]
                products[set] += scale * sums[1, sample, channel]
            }
            trained.beta.gradient.pointer[channel] = Float(betaTotal)
            trained.gamma.gradient.pointer[channel] = Float(gammaTotal)
            trained.gate.gradient.pointer[channel] = Float(gateTotal)
        }
        let (b, c) = (setting.planeLanes(), setting.planeLanes())
        let factor = sets.varianceFactor(unbiased: setting.publishedCodeVariances)
        sets.forEach(shape) { sample, channel, set in
            let lane = shape.lane(sample: sample, channel: channel)
            let inverse = inverseDeviations[set]
            let along = -factor * products[set] * inverse * inverse * inverse / Double(sets.size)
            b.pointer[lane] = Float(along)
            c.pointer[lane] = Float(-along * means[set])
        }
        return (b, c)
    }
}
