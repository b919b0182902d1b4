import Random
import Statistics

/// The judge, judged: how often a member, or a statement, comes out as holding in worlds of which the truth is known.
///
/// A world like the measured one has as many seeds, and in every quantity, on the scale of its t-test, normal values with
/// the measured standard deviation. Quantities are drawn independently of each other. No network runs.
package struct SimulatedJudge: Sendable {
    /// The number of worlds.
    package let worlds: Int
    /// Names the random streams.
    package let randomSeed: UInt64

    /// A number of worlds.
    package init(worlds: Int = 2000, randomSeed: UInt64 = 0) {
        precondition(worlds > 0, "a simulation needs at least one world")
        self.worlds = worlds
        self.randomSeed = randomSeed
    }

    /// The share of worlds in which all members hold, every quantity being what it is expected to be; nil where a quantity
    /// has no t-test, or nothing is expected of it.
    package func power(_ members: [Member]) -> Double? {
        let models = members.map { member in member.evidence.map { Model($0, truth: $0.expected) } }
        guard members.allSatisfy({ !$0.evidence.isEmpty }), models.joined().allSatisfy({ $0 != nil })
        else { return nil }
        return share { stream in
            zip(members, models).allSatisfy { member, models in
                let outcomes = models.map { $0!.outcome(&stream) }
                return Outcome.atLeast(member.junction.needed(of: outcomes.count), of: outcomes) == .holds
            }
        }
    }

    /// The largest share of worlds in which a quantity at its bound comes out as holding, over all bounds of all members:
    /// how often a statement that just fails is reproduced if all its other members hold. Bounds of which not all must hold
    /// are all at their bound. nil where no quantity has a t-test.
    package func falseShare(_ members: [Member]) -> Double? {
        members.flatMap { member -> [Double] in
            let models = member.evidence.map { evidence in
                evidence.region.map { region in region.ends.compactMap { Model(evidence, truth: $0) } } ?? []
            }
            // Where all must hold, the others are taken to hold, and each bound in turn is the one that does not.
            if member.junction.needed(of: member.evidence.count) == member.evidence.count {
                return models.joined().map { model in share { model.outcome(&$0) == .holds } }
            }
            let first = models.compactMap(\.first)
            guard first.count == models.count else { return [] }
            let needed = member.junction.needed(of: first.count)
            return [share { stream in Outcome.atLeast(needed, of: first.map { $0.outcome(&stream) }) == .holds }]
        }.max()
    }

    private func share(_ holds: (inout RandomStream) -> Bool) -> Double {
        var count = 0
        for world in 0..<worlds {
            var stream = RandomStream.world(world, seed: randomSeed)
            if holds(&stream) { count += 1 }
        }
        return Double(count) / Double(worlds)
    }

    /// One quantity of which samples are drawn.
    private struct Model {
        let region: ClaimedRegion
        let transformation: Transformation
        let mean: Double
        let standardDeviation: Double
        let count: Int
        let criticalValue: Double

        init?(_ evidence: Evidence, truth: Double?) {
            guard let test = evidence.test, let region = evidence.region,
                let mean = truth.flatMap(test.transformation.apply)
            else { return nil }
            self.region = region
            self.mean = mean
            transformation = test.transformation
            standardDeviation = test.standardError * Double(test.count).squareRoot()
            count = test.count
            criticalValue = StudentT(degreesOfFreedom: Double(count - 1)).quantile((1 + Interval.standardLevel) / 2)
        }

        func outcome(_ stream: inout RandomStream) -> Outcome {
            var (sum, squares) = (0.0, 0.0)
            for _ in 0..<count {
                let value = stream.nextNormal()
                sum += value
                squares += value * value
            }
            let n = Double(count)
            let variance = max(squares - sum * sum / n, 0) / (n - 1)
            let reach = criticalValue * (variance / n).squareRoot() * standardDeviation
            let middle = mean + standardDeviation * sum / n
            return region.outcome(
                of: Interval(low: middle - reach, high: middle + reach).mapped(by: transformation.invert))
        }
    }
}
