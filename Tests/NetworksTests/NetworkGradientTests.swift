import Tensors
import Testing

@testable import Networks

/// Losses and gradients of whole networks beside plain loops in double precision and central differences of them.
@Suite struct NetworkGradientTests {
    /// So short that among some thousand activations none is likely to pass its kink, and so long that a loss of order
    /// one, known to 1e-15, gives the slope to 1e-8.
    private static let step = 1e-7
    /// A network's float32 sums err by some 1e-5 of a gradient; a wrong factor, a missing term, or a forgotten reader of a
    /// value changes one by more than this.
    private static let tolerance = 1e-3

    /// Along the gradient of all parameters of one role the loss rises by the gradient's norm, and along a random
    /// direction by its part in it.
    @Test(arguments: Normalizer.builtIn) func gradientsAreSlopes(_ normalizer: Normalizer) throws {
        for test in TestNetwork.all(normalizer) {
            var nodes = [any Node]()
            let network = try test.make(replacing: {
                nodes.append($0)
                return $0
            })
            test.disturb(network)
            let (input, labels) = (test.input(), test.labels)
            let loss = try network.forward(input, labels: labels, mode: .training, keepsValues: true).loss
            try network.backward(labels: labels)

            let reference = ReferenceNetwork(test, nodes: nodes)
            let images = input.planar
            let start = Dictionary(
                uniqueKeysWithValues: network.parameters.map { ($0.name, $0.values.array.map(Double.init)) })
            let expected = reference.loss(images, labels: labels, start)
            #expect(abs(loss - expected) < 1e-5 * expected, "\(test): a loss of \(loss), not \(expected)")

            var random = RandomValues(72)
            let roles = Dictionary(grouping: network.parameters, by: \.role).sorted {
                $0.key.rawValue < $1.key.rawValue
            }
            for (role, parameters) in roles {
                let gradients = parameters.map { $0.gradient.array.map(Double.init) }
                let norm = Self.norm(gradients)
                try #require(norm > 1e-5, "\(test): no gradient of \(role)")
                let other = parameters.map { random.normals($0.values.count).map(Double.init) }
                for direction in [gradients, other] {
                    let length = Self.norm(direction)
                    func shifted(_ distance: Double) -> Double {
                        var values = start
                        for (parameter, part) in zip(parameters, direction) {
                            values[parameter.name] = zip(start[parameter.name]!, part).map {
                                $0 + distance / length * $1
                            }
                        }
                        return reference.loss(images, labels: labels, values)
                    }
                    let slope = (shifted(Self.step) - shifted(-Self.step)) / (2 * Self.step)
                    let claimed = zip(gradients, direction).reduce(0.0) { sum, pair in
                        sum + zip(pair.0, pair.1).reduce(0) { $0 + $1.0 * $1.1 }
                    }
                    #expect(
                        abs(slope - claimed / length) < Self.tolerance * norm,
                        "\(test): \(role) has slope \(slope), not \(claimed / length)")
                }
            }
        }
    }

    private static func norm(_ arrays: [[Double]]) -> Double {
        arrays.joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}
