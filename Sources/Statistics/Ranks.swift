/// Ranks from 1, ties sharing the mean of the ranks they cover (midranks).
enum Ranks {
    /// The midrank of each value, in the order given.
    static func midranks(of values: [Double]) -> [Double] {
        var ranks = [Double](repeating: 0, count: values.count)
        for run in tiedRuns(of: values) {
            // The run covers the ranks after those of all smaller values.
            for index in run.indices { ranks[index] = Double(run.smaller) + Double(run.indices.count + 1) / 2 }
        }
        return ranks
    }

    private struct TiedRun {
        let smaller: Int
        let indices: ArraySlice<Int>
    }

    private static func tiedRuns(of values: [Double]) -> [TiedRun] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var runs: [TiedRun] = []
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            runs.append(TiedRun(smaller: start, indices: order[start..<end]))
            start = end
        }
        return runs
    }
}
