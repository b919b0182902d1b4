import Runs

extension Study {
    /// The identifier of the first experiment that needs each run.
    package var owners: [RunSpecification: String] {
        var owners = [RunSpecification: String]()
        for experiment in experiments {
            for run in runs(of: [experiment.identifier]) where owners[run] == nil {
                owners[run] = experiment.identifier
            }
        }
        return owners
    }
}
