import Random

extension RandomStream.Purpose {
    /// Resampling and permutations: 1 permutation tests, 2 the studentized bootstrap, from 1,000 on the
    /// worlds of a study of coverage.
    static let bootstrap = Self(number: 7)
}
