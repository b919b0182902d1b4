import Random
import TestRandom
import Testing

@testable import Runs

@Suite struct RunOrderTests {
    /// When each item ends if they begin in an order.
    private func ends(_ items: [RunOrder.Item], _ order: [Int], jobs: Int) -> [Double] {
        var loads = [Double](repeating: 0, count: jobs)
        var ends = [Double](repeating: 0, count: items.count)
        for index in order {
            let worker = loads.indices.min { loads[$0] < loads[$1] }!
            loads[worker] += items[index].time
            ends[index] = loads[worker]
        }
        return ends
    }

    private func items(_ stages: [[Double]]) -> [RunOrder.Item] {
        stages.enumerated().flatMap { stage, times in times.map { RunOrder.Item(stage: stage, time: $0) } }
    }

    @Test func stagesComeOneAfterAnotherWithTheLongOnesFirst() {
        let items = items([[1, 3, 2], [5, 4]])
        #expect(RunOrder.order(items, jobs: 1) == [1, 2, 0, 3, 4])
        #expect(RunOrder.order([], jobs: 2).isEmpty)
        // In one stage it is the longest first.
        #expect(RunOrder.order(self.items([[1, 3, 2, 3]]), jobs: 2) == [1, 3, 2, 0])
    }

    /// Beside a long run of the last stage there is room for all the short ones: it begins as soon as a worker is free for it.
    @Test func whatWouldEndLastBeginsFirst() {
        let items = items([[1, 1, 1, 1], [4]])
        #expect(RunOrder.order(items, jobs: 2).prefix(2).contains(4))
        #expect(ends(items, RunOrder.order(items, jobs: 2), jobs: 2).max() == 4)
        // Alone, there is nothing to gain.
        #expect(RunOrder.order(items, jobs: 1) == [0, 1, 2, 3, 4])
    }

    /// Everything ends nearly as early as with the long ones first, and the first answers come earlier.
    @Test(arguments: [1, 2, 8, 64]) func firstAnswersCostLittle(_ jobs: Int) {
        var stream = RandomStream(seed: 5, purpose: .test)
        for _ in 0..<5 {
            let stages = (0..<10).map { stage in
                (0..<40).map { _ in Double(1 + stage) * Double(stream.nextUniform()) * (stage > 6 ? 10 : 1) }
            }
            let items = items(stages)
            let order = RunOrder.order(items, jobs: jobs)
            #expect(order.sorted() == Array(items.indices))
            let ends = ends(items, order, jobs: jobs)
            let longest = items.indices.sorted { items[$0].time > items[$1].time }
            let dearestFirst = self.ends(items, longest, jobs: jobs)
            #expect(ends.max()! <= 1.03 * dearestFirst.max()!)
            let first = items.indices.filter { items[$0].stage == 0 }
            let (here, there) = (first.map { ends[$0] }.max()!, first.map { dearestFirst[$0] }.max()!)
            #expect(here <= there)
            if jobs <= 8 { #expect(here < 0.2 * there) }
        }
    }
}
