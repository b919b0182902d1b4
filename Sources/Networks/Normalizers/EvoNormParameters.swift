import Tensors

/// The trained parameters of both EvoNorms, each with one number per channel: gain and shift of the result, and the
/// gate v.
struct EvoNormParameters {
    /// The constant that is added to every variance.
    static let epsilon = 1e-5

    let gamma: Parameter
    let beta: Parameter
    let gate: Parameter
    /// The values padded to whole channel blocks, in the layout of the kernels.
    let gammaLanes: AlignedStorage
    let betaLanes: AlignedStorage
    let gateLanes: AlignedStorage

    init(_ setting: NormalizerSetting) {
        precondition(setting.branchGain == nil, "EvoNorm acts after the addition")
        gamma = setting.perChannel("gamma", .gain, value: 1)
        beta = setting.perChannel("beta", .shift, value: 0)
        gate = setting.perChannel("v", .gate, value: 1)
        gammaLanes = setting.channelLanes()
        betaLanes = setting.channelLanes()
        gateLanes = setting.channelLanes()
    }

    var all: [Parameter] { [gamma, beta, gate] }

    /// Copies the trained values into the padded layout.
    func refresh() {
        for (lanes, parameter) in [(gammaLanes, gamma), (betaLanes, beta), (gateLanes, gate)] {
            lanes.pointer.update(from: parameter.values.pointer, count: parameter.values.count)
        }
    }
}

extension WorkerThreads {
    /// Calls `body` for ranges of planes that hold whole samples, so that each starts with a sample's first channel.
    func forSamples(of shape: ActivationShape, _ body: (_ planes: Range<Int>) -> Void) {
        forRanges(shape.batch) { samples in
            body(samples.lowerBound * shape.blocks..<samples.upperBound * shape.blocks)
        }
    }
}
