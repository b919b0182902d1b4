import Training

/// In which order runs begin: stage by stage, in each stage the long ones first; and a long run of a later stage before
/// short ones of an earlier where it would end last otherwise.
package struct RunOrder: Sendable {
    /// The stage of a run.
    let stage: @Sendable (RunSpecification) -> Int
    /// The predicted time of a run, in any unit.
    let time: (@Sendable (RunSpecification) -> Double)?

    /// All runs in one stage, the dearest first.
    package static let longestFirst = RunOrder(stage: { _ in 0 }, time: nil)

    /// Runs in stages.
    ///
    /// - Parameters:
    ///   - stage: the stage of a run.
    ///   - time: the predicted time of a run, in any unit; its operations if nil.
    package init(
        stage: @escaping @Sendable (RunSpecification) -> Int, time: (@Sendable (RunSpecification) -> Double)?
    ) {
        self.stage = stage
        self.time = time
    }

    /// The predicted time of a run, in the unit of ``time``.
    func time(of run: RunSpecification, _ images: ImageCounts) -> Double {
        time?(run) ?? (try? RunCost(run, images: images).operations) ?? 0
    }

    /// What is put in order.
    struct Item: Sendable {
        let stage: Int
        let time: Double
    }

    /// How much later than with the long ones first everything may end, so that first answers come first.
    private static let patience = 1.02

    /// The order of some items on a number of workers.
    static func order(_ items: [Item], jobs: Int) -> [Int] {
        let longest = items.indices.sorted { (items[$0].time, -$0) > (items[$1].time, -$1) }
        var staged = items.indices.sorted {
            (items[$0].stage, -items[$0].time, $0) < (items[$1].stage, -items[$1].time, $1)
        }[...]
        var loads = [Double](repeating: 0, count: max(1, jobs))
        let limit = patience * end(longest[...], items, loads, skipping: [])
        var rest = longest[...]
        var taken = Set<Int>()
        var order = [Int]()
        var timeLeft = items.reduce(0) { $0 + $1.time }
        while order.count < items.count {
            while taken.contains(staged.first!) { staged.removeFirst() }
            while taken.contains(rest.first!) { rest.removeFirst() }
            var next = staged.first!
            let worker = loads.indices.min { loads[$0] < loads[$1] }!
            if next != rest.first! {
                var after = loads
                after[worker] += items[next].time
                // Whatever the order, everything ends by then.
                let latest =
                    max(after.max()!, (loads.reduce(0, +) + timeLeft) / Double(loads.count) + items[rest.first!].time)
                if latest > limit, end(rest, items, after, skipping: taken.union([next])) > limit { next = rest.first! }
            }
            loads[worker] += items[next].time
            timeLeft -= items[next].time
            taken.insert(next)
            order.append(next)
        }
        return order
    }

    /// When the last item ends if each goes to the worker that is free first.
    private static func end(
        _ order: ArraySlice<Int>, _ items: [Item], _ loads: [Double], skipping taken: Set<Int>
    ) -> Double {
        var loads = loads
        for index in order where !taken.contains(index) {
            loads[loads.indices.min { loads[$0] < loads[$1] }!] += items[index].time
        }
        return loads.max()!
    }
}
