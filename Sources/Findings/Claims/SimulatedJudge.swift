import Random
import Statistics

/// Tests the judge: how often a member, or a statement, holds in simulated studies whose truth is known.
///
/// A study is drawn by the models of the evidence (`EvidenceModel`): as many seeds as were measured, from distributions
/// fitted to them. Quantities are drawn independently of each other, so that the power of a statement is the product of its
/// members' and, where they go together, on the low side. No network runs.
struct SimulatedJudge: Sendable {
    /// The number of studies.
    let worlds: Int
    /// The number of studies if each needs a separate bootstrap or permutation test.
    let expensiveWorlds: Int
    /// Names the random streams.
    let randomSeed: UInt64

    /// Larger numbers of seeds are not tried.
    static let mostSeeds = 320

    /// A number of studies.
    ///
    /// - Parameter expensiveWorlds: a tenth of them if nil.
    init(worlds: Int = 2000, expensiveWorlds: Int? = nil, randomSeed: UInt64 = 0) {
        precondition(worlds > 0, "a simulation needs at least one study")
        self.worlds = worlds
        self.expensiveWorlds = expensiveWorlds ?? max(worlds / 10, 1)
        self.randomSeed = randomSeed
    }

    // MARK: - Power

    /// How often all members hold where every quantity is what is claimed of it, or how large effects must be; nil where
    /// there are no models.
    func power(_ members: [Member]) -> Power? {
        let judged = members.filter { !$0.evidence.isEmpty }
        let claimed = judged.filter(\.isClaimed)
        if !claimed.isEmpty { return .atClaim(share(claimed, of: members.count)) }
        let models = judged.flatMap(\.evidence).map(\.model)
        guard !models.isEmpty, models.allSatisfy({ $0?.isScalable ?? false }) else { return nil }
        return smallestEffect(judged)
    }

    private func share(_ claimed: [Member], of count: Int) -> Power.Share {
        let shares = claimed.map { holding($0, in: .claimed) }
        let value = shares.reduce(1, *)
        let weakest = shares.indices.min { shares[$0] < shares[$1] }!
        let models = claimed[weakest].evidence.compactMap(\.model)
        return Power.Share(
            value: value, memberCount: claimed.count, allMemberCount: count,
            seeds: claimed.flatMap(\.evidence).map(\.seeds).min() ?? 0,
            weakest: .init(
                name: claimed[weakest].name, value: shares[weakest],
                obstacle: models.lazy.compactMap(\.obstacle).first),
            seedsNeeded: value < Power.sufficient ? seedsNeeded(claimed) : nil)
    }

    /// The least number of seeds with which the power is sufficient, to within a tenth.
    private func seedsNeeded(_ members: [Member]) -> Int? {
        let evidence = members.flatMap(\.evidence)
        guard evidence.allSatisfy({ $0.model?.isScalable ?? false }), let start = evidence.map(\.seeds).max() else {
            return nil
        }
        // Fewer studies than for a share that is printed.
        let judge = SimulatedJudge(worlds: expensiveWorlds, randomSeed: randomSeed)
        func suffices(_ seeds: Int) -> Bool {
            var value = 1.0
            for member in members {
                value *= judge.holding(member, in: .claimed, seeds: seeds)
                if value < Power.sufficient { return false }
            }
            return true
        }
        guard suffices(Self.mostSeeds) else { return nil }
        var (low, high) = (start, Self.mostSeeds)
        while high - low > max(1, low / 10) {
            let middle = (low + high) / 2
            if suffices(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// The least distance beyond the bounds that is found often enough, to within a hundredth of itself.
    private func smallestEffect(_ members: [Member]) -> Power {
        let judge = SimulatedJudge(worlds: expensiveWorlds, randomSeed: randomSeed)
        func suffices(_ size: Double) -> Bool {
            var value = 1.0
            for member in members {
                value *= judge.holding(member, in: .beyond(size))
                if value < Power.sufficient { return false }
            }
            return true
        }
        let largest = 1.0
        guard suffices(largest) else { return .noEffect(below: largest) }
        var (low, high) = (0.0, largest)
        while high - low > 0.01 * high {
            let middle = (low + high) / 2
            if suffices(middle) { high = middle } else { low = middle }
        }
        return .smallestEffect(high)
    }

    // MARK: - Boundaries

    /// The largest share of studies in which a quantity that just fails comes out as holding, over all ends of regions of all
    /// members: how often a statement that is just false is reproduced if all else in it holds. Bounds of which not all must
    /// hold just fail together. nil without models.
    func falseShare(_ members: [Member]) -> Double? {
        members.flatMap { member -> [Double] in
            let models = member.evidence.compactMap(\.model)
            // Where all must hold, the others are taken to hold, and each bound in turn is the one that does not.
            if member.junction.needed(of: max(member.evidence.count, 1)) == member.evidence.count {
                return models.flatMap { model in
                    (0..<model.boundaryCount).map { boundary in
                        share(worlds(of: [model])) { model.outcome(in: .boundary(boundary), seeds: nil, &$0) == .holds }
                    }
                }
            }
            guard models.count == member.evidence.count, models.allSatisfy({ $0.boundaryCount > 0 }) else { return [] }
            return [holding(member, in: .boundary(0))]
        }.max()
    }

    // MARK: - Drawing

    /// The share of studies of a world in which a member holds. A quantity of which the world says nothing does not hold.
    private func holding(_ member: Member, in world: World, seeds: Int? = nil) -> Double {
        let models: [(any EvidenceModel)?] = member.evidence.map { evidence in
            guard let model = evidence.model, world != .claimed || model.isClaimed else { return nil }
            return model
        }
        let needed = member.junction.needed(of: models.count)
        return share(worlds(of: models.compactMap { $0 })) { stream in
            let outcomes = models.map { $0?.outcome(in: world, seeds: seeds, &stream) ?? .undecided }
            return Outcome.atLeast(needed, of: outcomes) == .holds
        }
    }

    private func worlds(of models: [any EvidenceModel]) -> Int {
        models.contains(where: \.isExpensive) ? expensiveWorlds : worlds
    }

    private func share(_ worlds: Int, _ holds: (inout RandomStream) -> Bool) -> Double {
        let count = (0..<worlds).count { world in
            var stream = RandomStream.world(world, seed: randomSeed)
            return holds(&stream)
        }
        return Double(count) / Double(worlds)
    }
}

extension Member {
    /// Whether the paper or theory says enough of its quantities for the member to hold.
    fileprivate var isClaimed: Bool {
        let claimed = evidence.count { $0.model?.isClaimed ?? false }
        return !evidence.isEmpty && claimed >= junction.needed(of: evidence.count)
    }
}
