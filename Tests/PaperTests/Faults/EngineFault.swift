import Tensors

@testable import Networks

/// A fault that an engine could have, planted in the real one as it builds a network.
enum EngineFault {
    /// The backward pass of a normalizer does not divide by the deviation.
    case undividedGradient
    /// A group size is taken as the number of groups.
    case sizeTakenAsCount
    /// A residual block's sum is made without its skip, shortcuts included.
    case forgottenSkip

    /// Whether a network comes out otherwise.
    func changes(_ network: NetworkSpecification, differentiates: Bool) -> Bool {
        switch self {
        case .undividedGradient: differentiates && network.normalizer.definition.divisor != nil
        case .sizeTakenAsCount: network.grouping != nil
        case .forgottenSkip: (network.architecture.family == .residual)
        }
    }

    func network(
        _ specification: NetworkSpecification, _ input: ActivationShape, _ options: ExecutionOptions
    ) throws -> Network {
        var specification = specification
        if self == .sizeTakenAsCount, case .size(let size) = specification.grouping {
            specification.grouping = .count(size)
        }
        let grouping = specification.grouping
        let divisor = specification.normalizer.definition.divisor
        return try Network.make(specification, input: input, options: options) { node in
            switch self {
            case .sizeTakenAsCount: return node
            case .forgottenSkip: return node.inputs.count > 1 ? SkiplessNode(node) : node
            case .undividedGradient:
                guard let divisor, node is NormalizerNode else { return node }
                let channels = node.outputShape.channels
                return UndividedNode(
                    node, divisor, groupSize: (try? grouping?.size(channels: channels)) ?? channels)
            }
        }
    }
}

/// What a normalizer divides by: sqrt(mean((x - d mean)^2) + eps) over a set.
struct Divisor {
    let set: LinearStatistics.Set
    let isCentred: Bool
    let epsilon: Double
}

extension NormalizerDefinition {
    /// nil where nothing is divided, and for declared layers, which the paper's experiments do not have. EvoNorm-B0 is taken to divide by its batch's deviation, the larger of its two in
    /// most places.
    fileprivate var divisor: Divisor? {
        switch operation {
        case .identity, .declared: return nil
        case .custom(let operation):
            let set = operation.dependsOnBatch ? LinearStatistics.Set.batchAndSpace : .sampleChannels(.grouped)
            return Divisor(set: set, isCentred: true, epsilon: 1e-5)
        case .linear(let linear):
            guard linear.deviation != .none else { return nil }
            switch linear.epsilon {
            case .fixed(let epsilon), .learnable(let epsilon):
                return Divisor(set: linear.set, isCentred: linear.deviation == .centred, epsilon: epsilon)
            }
        }
    }
}

/// A node whose gradient is multiplied by the deviation that its backward pass divided by.
private final class UndividedNode: Node {
    private let base: any Node
    private let divisor: Divisor
    private let sets: StatisticSets

    init(_ base: any Node, _ divisor: Divisor, groupSize: Int) {
        self.base = base
        self.divisor = divisor
        sets = StatisticSets(set: divisor.set, shape: base.outputShape, groupSize: groupSize)
    }

    var layer: Layer { base.layer }
    var inputs: [Int] { base.inputs }
    var outputShape: ActivationShape { base.outputShape }
    var parameters: [Parameter] { base.parameters }
    var statistics: [RunningStatistic] { base.statistics }

    func forward(_ inputs: [Activation], _ output: Activation, _ context: PassContext) throws {
        try base.forward(inputs, output, context)
    }

    func backward(
        _ inputs: [Activation], _ output: Activation, gradient: Activation, wanted: [Bool], _ context: PassContext
    ) throws -> [Activation?] {
        let results = try base.backward(inputs, output, gradient: gradient, wanted: wanted, context)
        let shape = outputShape
        guard let result = results[0] else { return results }
        let (means, squares) = sets.moments(inputs[0].sums(context.workers))
        let deviations = (0..<sets.count).map { set in
            let mean = divisor.isCentred ? means[set] : 0
            return Float(
                (sets.variance(mean: mean, square: squares[set], unbiased: false) + divisor.epsilon).squareRoot())
        }
        sets.forEach(shape) { sample, channel, set in
            let lane = shape.lane(sample: sample, channel: channel)
            let width = ChannelBlock.width
            let start = result.pointer + lane / width * shape.planeCount + lane % width
            for position in 0..<shape.positions { start[position * width] *= deviations[set] }
        }
        result.valuesChanged()
        return results
    }
}

/// A sum of branch and skip that gets zero for the skip.
private final class SkiplessNode: Node {
    private let base: any Node
    private let zero: Activation

    init(_ base: any Node) {
        self.base = base
        zero = Activation(shape: base.outputShape)
        zero.storage.fill(0)
    }

    var layer: Layer { base.layer }
    var inputs: [Int] { base.inputs }
    var outputShape: ActivationShape { base.outputShape }
    var parameters: [Parameter] { base.parameters }
    var statistics: [RunningStatistic] { base.statistics }

    func forward(_ inputs: [Activation], _ output: Activation, _ context: PassContext) throws {
        try base.forward([inputs[0], zero], output, context)
    }

    func backward(
        _ inputs: [Activation], _ output: Activation, gradient: Activation, wanted: [Bool], _ context: PassContext
    ) throws -> [Activation?] {
        try base.backward([inputs[0], zero], output, gradient: gradient, wanted: wanted, context)
    }
}
