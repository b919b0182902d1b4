import Tensors
import Testing

@testable import Networks

/// Gradients of whole networks beside differences of their loss.
@Suite struct NetworkGradientTests {
    /// The loss changes by about this much on either side: a float32 loss of order one is known to some 1e-6, so that
    /// rounding moves the quotient by some 1e-3 of itself.
    private static let lossChange = 1e-3
    /// Where a gradient is small, no step goes further: curvature, and kinks that are crossed, move the quotient by a
    /// part of the step.
    private static let longestStep = 2e-3
    /// Less than what a wrong factor, a missing term, or a forgotten reader of a value makes of a direction.
    private static let tolerance = 0.02
    /// What rounding of the loss makes of the longest step.
    private static let rounding = 1e-6 / longestStep

    /// Along the gradient of all parameters of one role, the loss rises by the gradient's norm.
    @Test(arguments: NormalizerName.allCases) func gradientsAreSlopes(_ normalizer: NormalizerName) throws {
        for test in TestNetwork.all(normalizer) {
            let network = try test.make()
            test.disturb(network)
            let input = test.input()
            try network.forward(input, labels: test.labels, mode: .training, keepsValues: true)
            try network.backward(labels: test.labels)
            let roles = Dictionary(grouping: network.parameters, by: \.role)
            for (role, parameters) in roles {
                let directions = parameters.map(\.gradient.array)
                let norm = directions.joined().reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
                try #require(norm > 1e-5, "\(test): no gradient of \(role)")
                let starts = parameters.map(\.values.array)
                func loss(_ distance: Double) throws -> Double {
                    for (parameter, (start, direction)) in zip(parameters, zip(starts, directions)) {
                        for index in start.indices {
                            parameter.values.pointer[index] = start[index] + Float(distance / norm) * direction[index]
                        }
                    }
                    return try network.forward(input, labels: test.labels, mode: .training).loss
                }
                let step = min(Self.lossChange / norm, Self.longestStep)
                // A kink that a long step crosses, a shorter one may not; rounding, which spoils a short one, spares a longer.
                let slopes = try [1, 0.5, 0.25].map { part in
                    try (loss(part * step) - loss(-part * step)) / (2 * part * step)
                }
                let slope = slopes.min { abs($0 - norm) < abs($1 - norm) }!
                _ = try loss(0)
                #expect(
                    abs(slope - norm) < Self.tolerance * norm + Self.rounding,
                    "\(test): \(role) has slope \(slope), not \(norm)")
            }
        }
    }
}
