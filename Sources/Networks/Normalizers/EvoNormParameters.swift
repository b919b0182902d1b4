import Tensors

/// What both EvoNorms train, one number a channel each: gain and shift of the result, and the gate v.
struct EvoNormParameters {
    /// What is added to every variance.
    static let epsilon = 1e-5

    let gamma: Parameter
    let beta: Parameter
    let gate: Parameter
    /// Their values padded to whole blocks, as the kernels read them.
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

    /// Takes over the trained values.
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
