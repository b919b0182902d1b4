import Random

extension RandomStream {
    /// The orders of a sampled permutation test.
    static func permutations(seed: UInt64) -> RandomStream { RandomStream(seed: seed, purpose: .bootstrap, index: 1) }

    /// The resamples of a studentized bootstrap.
    static func studentizedBootstrap(seed: UInt64) -> RandomStream {
        RandomStream(seed: seed, purpose: .bootstrap, index: 2)
    }

    /// One simulated world of a study of coverage: worlds do not depend on each other or on how many there are.
    package static func world(_ world: Int, seed: UInt64) -> RandomStream {
        RandomStream(seed: seed, purpose: .bootstrap, index: 1_000 + world)
    }

    /// Uniform in 0..<`bound`, by the high word of a product (D. Lemire, 2019, without rejection).
    ///
    /// The bias is below bound/2³², far under what ten thousand draws resolve, and each draw uses exactly one word, so
    /// that a stream's position depends on the number of draws alone.
    mutating func nextIndex(below bound: Int) -> Int {
        Int((UInt64(nextWord()) * UInt64(bound)) >> 32)
    }

    /// A uniformly random order, by the shuffle of Fisher and Yates.
    package mutating func shuffle<Element>(_ values: inout [Element]) {
        for position in stride(from: values.count - 1, to: 0, by: -1) {
            values.swapAt(position, nextIndex(below: position + 1))
        }
    }
}
