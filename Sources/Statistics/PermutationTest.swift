import Random

/// The alternative hypothesis of a test.
package enum Alternative: CaseIterable, Sendable {
    /// Values smaller than expected under the null hypothesis.
    case less
    /// Values larger than expected under the null hypothesis.
    case greater

    /// Whether a value is at least as extreme as the observed one. Values that differ only by rounding count as equal.
    func counts(_ value: Double, against observed: Double, tolerance: Double) -> Bool {
        switch self {
        case .less: value <= observed + tolerance
        case .greater: value >= observed - tolerance
        }
    }
}

/// Permutation tests: the second column is reordered against the first. All orders for up to eight rows, sampled above.
package struct PermutationTest: Hashable, Sendable {
    /// 8! = 40,320 orders are enumerated; one row more would be nine times as many.
    static let largestExactCount = 8

    /// The number of arrangements that are sampled if not all are evaluated.
    let draws: Int
    /// The seed of the random stream; unrelated to the seeds of the experiment.
    let randomSeed: UInt64

    /// Programmer error unless there is a draw.
    package init(draws: Int = 10_000, randomSeed: UInt64 = 0) {
        precondition(draws > 0, "a permutation test needs at least one draw")
        self.draws = draws
        self.randomSeed = randomSeed
    }

    /// The fraction of the orders of `values` whose statistic is at least as extreme as that of the order given. For m
    /// sampled orders, of which b are as extreme, it is (b + 1)/(m + 1), which is never zero (B. Phipson, G. Smyth, 2010).
    ///
    /// - Parameter tolerance: statistics that differ by less count as equal.
    func pValue<Element>(
        _ values: [Element], _ alternative: Alternative, tolerance: Double, statistic: ([Element]) -> Double
    ) -> Double {
        let observed = statistic(values)
        var extreme = 0
        var visited = 0
        func visit(_ order: [Element]) {
            visited += 1
            if alternative.counts(statistic(order), against: observed, tolerance: tolerance) { extreme += 1 }
        }
        var order = values
        if values.count <= Self.largestExactCount {
            Self.visitPermutations(of: &order, count: order.count, visit)
            return Double(extreme) / Double(visited)
        }
        var stream = RandomStream.permutations(seed: randomSeed)
        for _ in 0..<draws {
            stream.shuffle(&order)
            visit(order)
        }
        return Double(extreme + 1) / Double(visited + 1)
    }

    /// Every order of the first `count` values, by the exchanges of Heap's algorithm (B. Heap, 1963).
    static func visitPermutations<Element>(
        of values: inout [Element], count: Int, _ visit: ([Element]) -> Void
    ) {
        guard count > 1 else { return visit(values) }
        for index in 0..<count {
            visitPermutations(of: &values, count: count - 1, visit)
            if index < count - 1 { values.swapAt(count.isMultiple(of: 2) ? index : 0, count - 1) }
        }
    }
}
