@testable import Theory

extension GaussLegendreRule {
    /// Σ weight · integrand(node).
    func integral(of integrand: (Double) -> Double) -> Double {
        var sum = 0.0
        for index in nodes.indices { sum += weights[index] * integrand(nodes[index]) }
        return sum
    }
}
