import Foundation
import Random
import TestRandom
import Testing

@testable import Runs

@Suite struct TaskPackingTests {
    private func items(_ seconds: [Double]) -> [TaskPacking.Item] {
        seconds.enumerated().map { .init(key: "\($0.offset)", seconds: $0.element, bytes: 1) }
    }

    @Test func longRunsAreAloneAndShortOnesTogether() {
        let tasks = TaskPacking(items([10, 300, 50, 70, 200, 5]), shortest: 120).tasks
        #expect(tasks.map { $0.map(\.seconds) } == [[300], [200], [70, 50], [10, 5]])
    }

    /// Runs of equal length keep the order of the plan, so that the same plan makes the same tasks.
    @Test func theOrderIsFixed() {
        #expect(
            TaskPacking(items([1, 1, 1, 1]), shortest: 2).tasks.map { $0.map(\.key) } == [["0", "1"], ["2", "3"]])
        #expect(TaskPacking([], shortest: 2).tasks.isEmpty)
    }

    /// A study on a cluster, simulated: a node takes the next task when it is free, one task in a hundred fails and is
    /// queued again. The time to the end is within 10% of its lower bound, the mean load and the longest run, where runs
    /// outnumber nodes 20 to 1.
    @Test(arguments: [1, 10, 100, 1000])
    func theLastNodeEndsSoonAfterTheMean(_ nodes: Int) {
        var random = RandomStream(seed: 17, purpose: .test)
        for spread in [1.0, 3.0] {
            // Log-uniform over a range of e^(2 spread) around 400 s.
            let count = 20 * nodes
            let seconds = (0..<count).map { _ in 400 * exp(spread * (2 * random.nextUniform() - 1)) }
            let tasks = TaskPacking(items(seconds), shortest: 120).tasks
            #expect(tasks.joined().count == count)
            let lowerBound = max(seconds.reduce(0, +) / Double(nodes), seconds.max()!)
            let makespan = simulate(tasks, nodes: nodes, &random)
            #expect(makespan <= 1.1 * lowerBound, "\(nodes) nodes, spread \(spread): \(makespan / lowerBound)")
        }
    }

    private func simulate(_ tasks: [[TaskPacking.Item]], nodes: Int, _ random: inout RandomStream) -> Double {
        var queue = tasks.map { $0.reduce(0) { $0 + $1.seconds } }[...]
        var free = Array(repeating: 0.0, count: nodes)
        while let seconds = queue.popFirst() {
            let node = free.indices.min { free[$0] < free[$1] }!
            if random.nextUniform() < 0.01 {
                // It fails somewhere, and what it stored until then is not computed again. For the rest it is queued
                // first, as Slurm queues what has waited longest.
                let done = random.nextUniform() * seconds
                free[node] += done
                queue.insert(seconds - done, at: queue.startIndex)
            } else {
                free[node] += seconds
            }
        }
        return free.max() ?? 0
    }
}
