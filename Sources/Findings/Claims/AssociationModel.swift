import Random
import Statistics

/// The association of two numbers a layer in several architectures, judged by permuting the layers together. A drawn
/// study's numbers are the world's and the normal error of their means over seeds.
package struct AssociationModel: EvidenceModel {
    /// One architecture: of each layer, the mean over seeds and its standard error.
    package struct Group: Sendable {
        let first: [(mean: Double, error: Double)]
        let second: [(mean: Double, error: Double)]

        /// - Parameters: by layer, then by seed.
        package init(_ first: [[Double]], _ second: [[Double]]) {
            func summary(_ values: [[Double]]) -> [(mean: Double, error: Double)] {
                values.map { seeds in
                    let deviation = (try? Sample(seeds))?.standardDeviation ?? 0
                    return (seeds.mean, deviation / Double(seeds.count).squareRoot())
                }
            }
            self.first = summary(first)
            self.second = summary(second)
        }

        /// The second numbers exchanged so that they fall as the first rise.
        fileprivate var reversed: [(mean: Double, error: Double)] {
            let order = first.indices.sorted { first[$0].mean < first[$1].mean }
            let falling = second.sorted { $0.mean > $1.mean }
            var result = second
            for (place, layer) in order.enumerated() { result[layer] = falling[place] }
            return result
        }
    }

    private let groups: [Group]
    private let evidence: @Sendable (JointPermutation, PermutationTest) -> Evidence

    /// Permutations of a drawn study: 2.5% of one more are a whole number.
    private static let draws = 199

    /// - Parameter evidence: as it is judged from the statistic, with a given number of permutations.
    package init(
        _ groups: [Group], evidence: @escaping @Sendable (JointPermutation, PermutationTest) -> Evidence
    ) {
        self.groups = groups
        self.evidence = evidence
    }

    package var isExpensive: Bool { true }
    /// The layers' second numbers have nothing to do with their first.
    package var boundaryCount: Int { 1 }
    /// The claim at its word: in each architecture the order is exactly the opposite.
    package var isClaimed: Bool { true }

    package func outcome(in world: World, seeds: Int?, _ stream: inout RandomStream) -> Outcome {
        var order = Array(groups[0].first.indices)
        if case .boundary = world {
            // Alike in all architectures, as a layer's speed is.
            stream.shuffle(&order)
        }
        do {
            let pairs = try groups.map { group -> PairedSample in
                let second = world == .claimed ? group.reversed : order.map { group.second[$0] }
                func drawn(_ values: [(mean: Double, error: Double)]) -> [Double] {
                    values.map { $0.mean + $0.error * stream.nextNormal() }
                }
                return try PairedSample(drawn(group.first), drawn(second))
            }
            let test = PermutationTest(draws: Self.draws, randomSeed: stream.next())
            return evidence(try JointPermutation(pairs), test).outcome
        } catch {
            return .undecided
        }
    }
}
