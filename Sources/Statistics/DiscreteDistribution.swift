/// A distribution over whole numbers.
struct DiscreteDistribution: Hashable, Sendable {
    /// The number that the first probability belongs to.
    let lowest: Int
    let probabilities: [Double]

    /// All probability at zero.
    static let zero = DiscreteDistribution(lowest: 0, probabilities: [1])

    /// The distribution shifted and with weighted probabilities, as a component of a mixture.
    func shifted(by offset: Int, weight: Double) -> DiscreteDistribution {
        DiscreteDistribution(lowest: lowest + offset, probabilities: probabilities.map { $0 * weight })
    }

    /// The sum of two components of a mixture.
    func merged(with other: DiscreteDistribution) -> DiscreteDistribution {
        let start = min(lowest, other.lowest)
        let end = max(lowest + probabilities.count, other.lowest + other.probabilities.count)
        var sums = [Double](repeating: 0, count: end - start)
        for part in [self, other] {
            for (index, probability) in part.probabilities.enumerated() {
                sums[part.lowest - start + index] += probability
            }
        }
        return DiscreteDistribution(lowest: start, probabilities: sums)
    }

    /// The distribution of the sum of two independent numbers.
    func adding(_ other: DiscreteDistribution) -> DiscreteDistribution {
        var sums = [Double](repeating: 0, count: probabilities.count + other.probabilities.count - 1)
        for (index, probability) in probabilities.enumerated() where probability > 0 {
            for (shift, factor) in other.probabilities.enumerated() where factor > 0 {
                sums[index + shift] += probability * factor
            }
        }
        return DiscreteDistribution(lowest: lowest + other.lowest, probabilities: sums)
    }

    /// P(X ≥ value), summed from the small probabilities of the far tail.
    func probability(atLeast value: Int) -> Double {
        min(1, probabilities.dropFirst(max(0, value - lowest)).reversed().reduce(0, +))
    }

    /// P(X ≤ value), summed from the small probabilities of the far tail.
    func probability(atMost value: Int) -> Double {
        min(1, probabilities.prefix(max(0, value - lowest + 1)).reduce(0, +))
    }
}
