import Runs

extension Study {
    /// For which experiment each run is computed first, as the experiment's place in the order in which they are completed:
    /// always the one next that takes the least time, so that the first answers come first. Runs that an earlier one needs
    /// are of its stage.
    ///
    /// - Parameters:
    ///   - names: the experiments.
    ///   - missing: the runs to do.
    ///   - seconds: the predicted time of a run.
    package func stages(
        of names: [String], missing: [RunSpecification], seconds: (RunSpecification) -> Double
    ) -> [RunSpecification: Int] {
        var stages = [RunSpecification: Int]()
        let missing = Set(missing)
        let times = Dictionary(uniqueKeysWithValues: missing.map { ($0, seconds($0)) })
        var left = names.map { Set(runs(of: [$0])).intersection(missing) }
        while let next = left.indices.filter({ !left[$0].isEmpty }).min(by: { time(left[$0]) < time(left[$1]) }) {
            let stage = stages.isEmpty ? 0 : stages.values.max()! + 1
            for run in left[next] { stages[run] = stage }
            let done = left[next]
            for index in left.indices { left[index].subtract(done) }
        }
        func time(_ runs: Set<RunSpecification>) -> Double { runs.reduce(0) { $0 + times[$1]! } }
        return stages
    }
}
