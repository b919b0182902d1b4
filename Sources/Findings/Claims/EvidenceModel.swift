import Random

/// The outcome of one quantity of a member in studies that are simulated instead of run, from distributions fitted to the
/// measured one. No network runs.
package protocol EvidenceModel: Sendable {
    /// How many ways there are to fail narrowly: one at each end of a region.
    var boundaryCount: Int { get }
    /// Whether the paper, or theory, says what the quantity is, so that `World.claimed` can be drawn.
    var isClaimed: Bool { get }

    /// The outcome of the quantity in one study of a world.
    ///
    /// - Parameter seeds: the number of seeds of the study; as many as were measured if nil. Where a model is of the
    ///   measured number alone it is not asked for another.
    func outcome(in world: World, seeds: Int?, _ stream: inout RandomStream) -> Outcome

    /// Whether each study needs a separate bootstrap or permutation test, so that fewer are drawn.
    var isExpensive: Bool { get }
    /// Whether studies of other numbers of seeds can be drawn, and effects of a given size.
    var isScalable: Bool { get }
    /// Why the quantity would hardly ever hold in the claimed world, where that can be said of it.
    var obstacle: PowerObstacle? { get }
}

extension EvidenceModel {
    package var isExpensive: Bool { false }
    package var isScalable: Bool { false }
    package var obstacle: PowerObstacle? { nil }
}

/// What is true of a quantity in simulated studies.
package enum World: Hashable, Sendable {
    /// It is what the paper or theory says.
    case claimed
    /// It just fails, at one of the ends of its region.
    case boundary(Int)
    /// It lies beyond its bound, on the claimed side, by so much.
    case beyond(Double)
}

/// Why a rule has no power over a quantity.
package enum PowerObstacle: Hashable, Sendable {
    /// The interval that its seeds give spreads from one end to the other, and the region does not.
    case wideInterval(low: Double, high: Double, region: ClaimedRegion)
    /// The value that the paper, or theory, gives lies outside of the region.
    case claimedOutside(value: Double, region: ClaimedRegion)
}
