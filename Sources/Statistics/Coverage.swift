import Random

/// How often an interval contains the true value, from simulated worlds in which it is known.
package struct Coverage: Hashable, Sendable {
    /// The nominal coverage of the intervals.
    let nominal: Double
    /// The number of simulated worlds, each with a sample and an interval of its own.
    let worlds: Int
    /// Worlds whose interval lies wholly above the truth: false evidence of a larger value.
    let above: Int
    /// Worlds whose interval lies wholly below the truth: false evidence of a smaller value.
    let below: Int

    /// Draws a sample in each world and compares its interval with the truth.
    ///
    /// World w uses a random stream of its own, identified by the seed and w, so a longer study contains a shorter one.
    /// - Parameter interval: the interval of a sample that is drawn from the stream.
    /// - Throws: what `interval` throws.
    static func simulated(
        worlds: Int, randomSeed: UInt64, truth: Double, nominal: Double = Interval.standardLevel,
        interval: (inout RandomStream) throws -> Interval
    ) rethrows -> Coverage {
        precondition(worlds > 0, "a simulation needs at least one world")
        var (above, below) = (0, 0)
        for world in 0..<worlds {
            var stream = RandomStream.world(world, seed: randomSeed)
            let drawn = try interval(&stream)
            if drawn.low > truth {
                above += 1
            } else if drawn.high < truth {
                below += 1
            }
        }
        return Coverage(nominal: nominal, worlds: worlds, above: above, below: below)
    }

    /// The fraction of worlds whose interval contains the true value.
    package var share: Double { Double(worlds - above - below) / Double(worlds) }
}
