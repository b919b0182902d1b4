import Random

extension RandomStream.Purpose {
    /// Resampling and permutations: 0 the bootstrap, 1 the permutation test.
    static let bootstrap = Self(number: 7)
}
