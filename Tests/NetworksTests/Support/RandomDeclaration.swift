import Tensors

@testable import Networks

/// A declaration drawn at random, with an odd shape and a group size that fits it.
struct RandomDeclaration: CustomStringConvertible {
    let index: Int
    let operation: DeclaredOperation
    let activation: ActivationFunction
    let shape: ActivationShape
    let groupSize: Int
    let hasSkip: Bool

    var description: String { "declaration \(index) on \(shape), group size \(groupSize): \(operation), \(activation)" }

    init(_ index: Int) {
        self.index = index
        var random = RandomValues(5000 + index)
        func pick<Choice>(_ choices: [Choice]) -> Choice {
            choices[min(Int(random.uniform(0, Float(choices.count))), choices.count - 1)]
        }
        let (channels, groupSizes) = pick([(6, [2, 3]), (9, [3]), (10, [5, 2]), (4, [2, 4])])
        let (height, width) = pick([(3, 2), (1, 5), (3, 3), (2, 2)])
        shape = ActivationShape(batch: pick([2, 3, 4]), channels: channels, height: height, width: width)
        groupSize = pick(groupSizes)
        hasSkip = pick([true, false])
        activation = pick(ActivationFunction.allCases)
        let sets: [StatisticAxes] = [
            [.batch, .space], [.space], [.group, .space], [.channel, .space], [.channel], [.group, .batch],
            [.batch, .channel, .space], [.batch, .group, .space], [.batch, .channel],
        ]
        func axes() -> [StatisticAxes] {
            pick([1, 1, 1, 2, 3]) == 1 ? [pick(sets)] : [pick(sets), pick(sets), pick(sets)]
        }
        func step() -> NormalizerStep {
            let epsilon: LinearStatistics.Epsilon = pick([.fixed(1e-5), .fixed(0.1), .learnable(0.01)])
            let scaling = NormalizerStep.Scaling(
                mixing: axes(), spread: pick(NormalizerStep.Scaling.Spread.allCases), epsilon: epsilon)
            var step = NormalizerStep(
                centring: pick([true, true, false])
                    ? .init(mixing: axes(), amount: pick([1, 1, 0.5])) : nil,
                scaling: pick([true, true, true, false]) ? scaling : nil,
                affine: pick([.standard, .init(gain: 0.7, shift: 0.2), nil]),
                keepsRunningStatistics: pick([true, false]))
            step.pointwise = pick(
                [
                    .none, .none, .none, .none, .sigmoidGate(start: 0.8), .tanh(slope: 0.5, shift: nil),
                    .erf(slope: 0.6, shift: 0.1),
                ] + (step.scaling == nil ? [] : [.maximum(pick(sets), start: 0.9)]))
            return step
        }
        operation = DeclaredOperation(
            pick([true, true, false]) ? [step()] : [step(), step()],
            centresActivation: pick([true, false, false, false]) ? pick(sets) : nil)
    }

    /// The values that a case runs on.
    struct Inputs {
        var x: [Double]
        var skip: [Double]?
        var parameters: [String: [Double]]
        let outputGradient: [Double]
    }

    /// - Parameter attempt: another draw of the values.
    func inputs(_ layer: EngineLayer, attempt: Int) -> Inputs {
        var random = RandomValues(9000 + 31 * index + attempt)
        func doubles(_ values: [Float]) -> [Double] { values.map(Double.init) }
        var parameters = [String: [Double]]()
        for (name, parameter) in layer.parameters.sorted(by: { $0.key < $1.key }) {
            parameters[name] = parameter.values.array.map { (value: Float) -> Double in
                parameter.role == .epsilon ? Double(value) : Double(value + 0.3 * random.normal())
            }
        }
        return Inputs(
            x: doubles(random.activation(shape)), skip: hasSkip ? doubles(random.normals(shape.elements)) : nil,
            parameters: parameters, outputGradient: doubles(random.normals(shape.elements)))
    }

    func engine(threads: Int = 1) -> EngineLayer {
        EngineLayer(shape, groupSize: groupSize, branchGain: hasSkip ? 0.8 : nil, threads: threads) {
            NormalizerDefinition(operation: .declared(operation), activation: activation)
                .makeOperator($0, activationName: "layer")
        }
    }
}
