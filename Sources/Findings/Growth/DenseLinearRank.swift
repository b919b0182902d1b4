import Networks

extension Ensemble {
    /// The stable rank after a layer of a dense linear network, one number per seed. A `Sweep` of them over the width, or
    /// over width/G, has the exponent that the paper's Claim 3 is judged by: ½ by the theorem, at least.
    ///
    /// - Throws: `MeasurementError.notPositive` where it is undefined, as with GroupNorm at G = 1.
    package func stableRanks(behindLayer layer: Int) throws(MeasurementError) -> [Double] {
        var ranks = [Double]()
        for (seed, values) in zip(seeds, curve(.stableRank).values) {
            precondition(values.indices.contains(layer - 1), "no layer \(layer) of \(values.count)")
            guard let rank = values[layer - 1] else {
                throw .notPositive(.stableRank, value: nil, layer: layer, seed: seed)
            }
            ranks.append(rank)
        }
        return ranks
    }
}
