import Foundation
import Tensors

@testable import Networks

/// A declared operation in training mode as plain loops in double precision, straight from its formula. It has no
/// backward pass: gradients are central differences of it.
struct DeclaredReference {
    let operation: DeclaredOperation
    let activation: ActivationFunction
    let shape: ActivationShape
    let groupSize: Int

    /// The output, and how far the nearest value lies from a kink.
    struct Pass {
        var output: [Double]
        var kinkDistance = Double.infinity
    }

    init(_ declaration: RandomDeclaration) {
        operation = declaration.operation
        activation = declaration.activation
        shape = declaration.shape
        groupSize = declaration.groupSize
    }

    private func channel(_ index: Int) -> Int { index / shape.positions % shape.channels }

    /// The members of each set, and the set of each element.
    private func sets(_ axes: StatisticAxes) -> (members: [[Int]], setOf: [Int]) {
        var numbers = [[Int]: Int]()
        var members = [[Int]]()
        var setOf = [Int]()
        for index in 0..<shape.elements {
            let sample = index / (shape.positions * shape.channels)
            let key = [
                axes.contains(.batch) ? -1 : sample,
                axes.contains(.channel) ? -1 : axes.contains(.group) ? channel(index) / groupSize : channel(index),
                axes.contains(.space) ? -1 : index % shape.positions,
            ]
            if numbers[key] == nil {
                numbers[key] = members.count
                members.append([])
            }
            setOf.append(numbers[key]!)
            members[numbers[key]!].append(index)
        }
        return (members, setOf)
    }

    /// A statistic of each element's set.
    private func statistic(_ axes: StatisticAxes, _ body: ([Int]) -> Double) -> [Double] {
        let (members, setOf) = sets(axes)
        let values = members.map(body)
        return setOf.map { values[$0] }
    }

    private func mean(_ x: [Double], _ axes: StatisticAxes) -> [Double] {
        statistic(axes) { set in set.reduce(0) { $0 + x[$1] } / Double(set.count) }
    }

    private func softmax(_ logits: [Double]?) -> [Double] {
        guard let logits else { return [1] }
        let total = logits.reduce(0) { $0 + exp($1) }
        return logits.map { exp($0) / total }
    }

    private func mixed(_ parts: [[Double]], _ weights: [Double]) -> [Double] {
        (0..<shape.elements).map { index in zip(parts, weights).reduce(0) { $0 + $1.1 * $1.0[index] } }
    }

    private func suffix(_ name: String, _ step: Int) -> String { step == 0 ? name : "\(name)\(step + 1)" }

    func forward(_ inputs: RandomDeclaration.Inputs) -> Pass {
        var pass = Pass(output: inputs.x)
        for (number, step) in operation.steps.enumerated() { apply(step, number, inputs.parameters, &pass) }
        let gain = inputs.parameters["gain"]?[0] ?? 1
        for index in 0..<shape.elements {
            let before = gain * pass.output[index] + (inputs.skip?[index] ?? 0)
            let threshold = inputs.parameters["tau"]?[channel(index)] ?? 0
            if activation != .identity { pass.kinkDistance = min(pass.kinkDistance, abs(before - threshold)) }
            pass.output[index] =
                switch activation {
                case .identity: before
                case .rectifier: max(before, 0)
                case .thresholdedLinearUnit: max(before, threshold)
                case .centredRectifier: max(before, 0) - 1 / (2 * Double.pi).squareRoot()
                case .scaledRectifier:
                    (max(before, 0) - 1 / (2 * Double.pi).squareRoot()) * (2 * Double.pi / (Double.pi - 1)).squareRoot()
                }
        }
        if let axes = operation.centresActivation {
            let means = mean(pass.output, axes)
            pass.output = zip(pass.output, means).map { $0 - $1 }
        }
        return pass
    }

    private func apply(
        _ step: NormalizerStep, _ number: Int, _ parameters: [String: [Double]], _ pass: inout Pass
    ) {
        let x = pass.output
        var centred = x
        if let centring = step.centring {
            let weights = softmax(parameters[suffix("mean_weights", number)])
            let shift = mixed(centring.axes.map { mean(x, $0) }, weights)
            centred = x.indices.map { x[$0] - centring.amount * shift[$0] }
        }
        func divisor(_ scaling: NormalizerStep.Scaling, _ axes: [StatisticAxes], _ weights: [Double]) -> [Double] {
            var addend = parameters[suffix("eps", number)].map { abs($0[0]) } ?? 0
            if case .fixed(let epsilon) = scaling.epsilon { addend = epsilon }
            let spreads = axes.map { axes -> [Double] in
                let means = mean(x, axes)
                switch scaling.spread {
                case .rootMeanSquare: return mean(x.map { $0 * $0 }, axes)
                case .standardDeviation:
                    return mean(x.indices.map { (x[$0] - means[$0]) * (x[$0] - means[$0]) }, axes)
                case .meanAbsoluteDeviation:
                    for index in x.indices { pass.kinkDistance = min(pass.kinkDistance, abs(x[index] - means[index])) }
                    return mean(x.indices.map { abs(x[$0] - means[$0]) }, axes)
                }
            }
            let total = mixed(spreads, weights).map { $0 + addend }
            return scaling.spread == .meanAbsoluteDeviation ? total : total.map { $0.squareRoot() }
        }
        let divisors = step.scaling.map {
            divisor($0, $0.axes, softmax(parameters[suffix("var_weights", number)]))
        }
        var others: [Double]?
        if case .maximum(let axes, _) = step.pointwise { others = step.scaling.map { divisor($0, [axes], [1]) } }
        for index in x.indices {
            let channel = channel(index)
            let d = divisors?[index] ?? 1
            let v = parameters[suffix("v", number)]?[channel] ?? 0
            let alpha = parameters[suffix("alpha", number)]?[0] ?? 0
            let s = parameters[suffix("s", number)]?[0] ?? 0
            let normalized: Double
            switch step.pointwise {
            case .none: normalized = centred[index] / d
            case .sigmoidGate: normalized = centred[index] / (1 + exp(-v * x[index])) / d
            case .tanh: normalized = tanh(alpha * centred[index] / d + s)
            case .erf: normalized = erf(alpha * centred[index] / d + s)
            case .maximum:
                let other = v * x[index] + others![index]
                pass.kinkDistance = min(pass.kinkDistance, abs(d - other))
                normalized = centred[index] / max(d, other)
            }
            pass.output[index] =
                (parameters[suffix("gamma", number)]?[channel] ?? 1) * normalized
                + (parameters[suffix("beta", number)]?[channel] ?? 0)
        }
    }
}
