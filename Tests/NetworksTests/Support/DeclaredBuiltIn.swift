@testable import Networks

/// The twelve built-in layers, declared in the algebra.
enum DeclaredBuiltIn {
    static let all: [(normalizer: Normalizer, declaration: LayerDeclaration)] = [
        (.none, LayerDeclaration(steps: [])),
        (.batchNorm, centredAndScaled([.batch, .space])),
        (.layerNorm, centredAndScaled([.channel, .space])),
        (.instanceNorm, centredAndScaled([.space])),
        (.groupNorm, centredAndScaled([.group, .space])),
        (
            .filterResponseNorm,
            LayerDeclaration(
                steps: [
                    NormalizerStep(scaling: .init(.space, spread: .rootMeanSquare, epsilon: .learnable(1e-5)))
                ], activation: .thresholdedLinearUnit)
        ),
        (
            .varianceNorm,
            LayerDeclaration(steps: [NormalizerStep(scaling: .init([.batch, .space], spread: .standardDeviation))])
        ),
        (
            .evoNormB0,
            evoNorm(.init([.batch, .space], spread: .standardDeviation), .maximum([.space], start: 1))
        ),
        (.evoNormS0, evoNorm(.init([.group, .space], spread: .standardDeviation), .sigmoidGate(start: 1))),
        (.weightNorm, LayerDeclaration(steps: [], activation: .scaledRectifier, weights: .weightNorm)),
        (.scaledWeightStandardization, LayerDeclaration(steps: [], weights: .scaledWeightStandardization)),
        (.meanCentering, LayerDeclaration(steps: [NormalizerStep(centring: .init([.batch, .space]))])),
    ]

    private static func centredAndScaled(_ axes: StatisticAxes) -> LayerDeclaration {
        LayerDeclaration(steps: [
            NormalizerStep(centring: .init(axes), scaling: .init(axes, spread: .standardDeviation))
        ])
    }

    private static func evoNorm(
        _ scaling: NormalizerStep.Scaling, _ pointwise: NormalizerStep.Pointwise
    ) -> LayerDeclaration {
        LayerDeclaration(
            steps: [NormalizerStep(scaling: scaling, pointwise: pointwise)], activation: .identity,
            placement: .afterAddition)
    }
}
