import Random
import Statistics

/// Two shares of runs, judged by Fisher's exact test.
package struct ShareModel: EvidenceModel {
    private let runs: (Int, Int)

    /// - Parameters: the numbers of runs on both sides.
    package init(_ first: Int, _ second: Int) { runs = (first, second) }

    /// Half of the runs on both sides.
    package var boundaryCount: Int { 1 }
    /// The paper says that runs fail, and not how many.
    package var isClaimed: Bool { false }
    package var isScalable: Bool { true }

    package func outcome(in world: World, seeds: Int?, _ stream: inout RandomStream) -> Outcome {
        let shares: (Double, Double)
        switch world {
        case .claimed: shares = (1, 0)
        case .boundary: shares = (0.5, 0.5)
        case .beyond(let share): shares = (share, 0)
        }
        func events(_ runs: Int, _ share: Double) -> Int { (0..<runs).count { _ in stream.nextUniform() < share } }
        let counts = (seeds ?? runs.0, seeds ?? runs.1)
        let test = FisherExactTest(
            .init(events: events(counts.0, shares.0), of: counts.0),
            against: .init(events: events(counts.1, shares.1), of: counts.1))
        if test.pValue(.less) < Evidence.level { return .refuted }
        return test.pValue(.greater) < Evidence.level ? .holds : .undecided
    }
}

/// Runs of which each must do as the statement says, judged as written.
struct WrittenModel: EvidenceModel {
    private let runs: Int

    init(runs: Int) { self.runs = runs }

    /// Half of the runs do otherwise.
    var boundaryCount: Int { 1 }
    var isClaimed: Bool { true }

    func outcome(in world: World, seeds: Int?, _ stream: inout RandomStream) -> Outcome {
        guard world != .claimed else { return .holds }
        return (0..<(seeds ?? runs)).allSatisfy { _ in stream.nextUniform() < 0.5 } ? .holds : .refuted
    }
}
