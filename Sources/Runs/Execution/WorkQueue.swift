import Dispatch
import Files
import Foundation
import Networks
import Training

/// Runs of one network with different seeds, which share its memory.
struct WorkUnit: Sendable {
    let specifications: [RunSpecification]
    let cost: RunCost
}

/// Hands out work units in the order of a ``RunOrder``, and no more at a time than fit in memory.
///
/// Unchecked: the condition guards all state.
final class WorkQueue: @unchecked Sendable {
    private let condition = NSCondition()
    private var units: [WorkUnit]
    private var bytesLeft: Double
    private var running = 0
    private var result = LocalExecutor.Outcome()
    private let counter: ProgressCounter

    /// - Parameters:
    ///   - images: how many the data set has.
    ///   - memory: what may be taken.
    ///   - jobs: how many units go on at once.
    ///   - counter: what is told of runs that have ended.
    init(
        _ specifications: [RunSpecification], images: ImageCounts, memory: MemoryBounds, jobs: Int,
        order: RunOrder = .longestFirst, counter: ProgressCounter
    ) {
        var unplanned = [LocalExecutor.Failure]()
        self.counter = counter
        let planned = WorkPlan.units(specifications, images: images, limit: memory.limit, unplanned: &unplanned)
        let items = planned.map { unit in
            RunOrder.Item(
                stage: unit.specifications.map(order.stage).min() ?? 0,
                time: unit.specifications.reduce(0) { $0 + order.time(of: $1, images) })
        }
        units = RunOrder.order(items, jobs: jobs).map { planned[$0] }
        bytesLeft = memory.available
        result.failures = unplanned
        for failure in unplanned { counter.end(failure.specification) }
    }

    var outcome: LocalExecutor.Outcome { condition.withLock { result } }

    /// Whether the output folder cannot be written, so that the results of further runs would be lost.
    var isStopped: Bool { condition.withLock { result.outputError != nil } }

    /// Waits until a unit fits in memory and returns the first that does; nil when all have been handed out. A
    /// unit that is too large for the memory runs alone.
    func next() -> WorkUnit? {
        condition.lock()
        defer { condition.unlock() }
        while !units.isEmpty {
            if let index = units.firstIndex(where: { $0.cost.bytes <= bytesLeft }) ?? (running == 0 ? 0 : nil) {
                let unit = units.remove(at: index)
                bytesLeft -= unit.cost.bytes
                running += 1
                return unit
            }
            condition.wait()
        }
        return nil
    }

    func release(_ unit: WorkUnit) {
        condition.lock()
        bytesLeft += unit.cost.bytes
        running -= 1
        condition.broadcast()
        condition.unlock()
    }

    func finish(_ specification: RunSpecification, _ outcome: Result<Runner.End, any Error>) {
        let hasEnded: Bool = condition.withLock {
            switch outcome {
            // An interrupted run has neither completed nor failed.
            case .success(.interrupted): return false
            case .success(.elsewhere):
                result.elsewhere.append(specification)
                return false
            case .success(.computed(let timing)):
                result.computed += 1
                result.timings[specification.key] = timing
            case .success(.found): break
            case .failure(let error as OutputError):
                result.outputError = result.outputError ?? error
                units = []
            case .failure(let error):
                result.failures.append(.init(specification: specification, reason: "\(error)"))
            }
            return true
        }
        if hasEnded { counter.end(specification) }
    }
}

/// Puts runs at initialization of one network together, which then share its memory; a training run is a unit by itself.
/// Leaves out those that cannot be built or are larger than all memory.
enum WorkPlan {
    static func units(
        _ specifications: [RunSpecification], images: ImageCounts, limit: Double,
        unplanned: inout [LocalExecutor.Failure]
    ) -> [WorkUnit] {
        struct Group: Hashable {
            let network: NetworkSpecification
            let work: RunSpecification.Work
            let seed: UInt64?
        }
        var order = [Group]()
        var groups = [Group: [RunSpecification]]()
        for specification in specifications {
            let group = Group(
                network: specification.network, work: specification.work.withFirstImages,
                seed: specification.isTraining ? specification.seed : nil)
            if groups[group] == nil { order.append(group) }
            groups[group, default: []].append(specification)
        }
        var units = [WorkUnit]()
        for group in order {
            let members = groups[group]!
            do {
                let cost = try RunCost(members[0], images: images)
                guard cost.bytes <= limit else { throw MemoryShortage(needed: cost.bytes, available: limit) }
                units.append(WorkUnit(specifications: members, cost: cost))
            } catch {
                unplanned += members.map { .init(specification: $0, reason: "\(error)") }
            }
        }
        return units
    }
}
