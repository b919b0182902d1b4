import Networks
import Tensors

/// A normalizer with an operator of its own: y = max(x / 2 + skip, 0). It normalizes nothing, and that shows.
struct Halving: NormalizerOperation {
    let identifier = "halving"
    let revision = 1
    let takesGrouping = false
    let dependsOnBatch = false
    let addsSkipBeforeActivation = true

    func makeOperator(
        _ setting: NormalizerSetting, activation: ActivationFunction, activationName: String
    ) -> any NormalizerOperator {
        HalvingOperator(shape: setting.shape)
    }

    static let normalizer = Normalizer(
        "halving-norm", label: "Halving <Norm>", formula: "y = max(x / 2, 0)", statistics: "nothing",
        source: "this test", family: .activation,
        definition: NormalizerDefinition(operation: .custom(Halving())))
}

private final class HalvingOperator: NormalizerOperator {
    private let shape: ActivationShape
    init(shape: ActivationShape) { self.shape = shape }

    var parameters: [Parameter] { [] }

    func forward(input: Activation, skip: Activation?, output: Activation, _ context: PassContext) {
        for index in 0..<shape.count {
            output.pointer[index] = max(input.pointer[index] / 2 + (skip?.pointer[index] ?? 0), 0)
        }
        output.valuesChanged()
    }

    func backward(
        input: Activation, output: Activation, gradient: Activation, keepsGradient: Bool, _ context: PassContext
    ) -> Activation {
        for index in 0..<shape.count where output.pointer[index] <= 0 { gradient.pointer[index] = 0 }
        gradient.valuesChanged()
        let result = keepsGradient ? context.pool.take(shape) : gradient
        for index in 0..<shape.count { result.pointer[index] = gradient.pointer[index] / 2 }
        result.valuesChanged()
        return result
    }
}
