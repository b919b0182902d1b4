/// A run with its key, which takes a hash and is made once.
package struct PlannedRun: Hashable, Sendable {
    /// What is run.
    package let specification: RunSpecification
    /// The name of its folder in the store.
    package let key: String

    /// A run of a plan.
    package init(_ specification: RunSpecification) {
        self.specification = specification
        key = specification.key
    }

    /// Two runs are the same if their keys are.
    package static func == (a: PlannedRun, b: PlannedRun) -> Bool { a.key == b.key }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// The runs of some selections: what is to be done, and which runs answer for which selection.
///
/// Selections that ask for the same run share it. A forward run that another selection wants with gradients is done with
/// gradients only: its forward half has the same bits.
package struct RunPlan: Sendable {
    /// Every run once, in the order in which selections ask for it.
    package let runs: [PlannedRun]
    private let answers: [Selection: [PlannedRun]]

    /// Plans the runs of some selections.
    package init(_ selections: [Selection], data: DataIdentity, engine: EngineIdentity) {
        var planned = [RunSpecification: PlannedRun]()
        var order = [RunSpecification]()
        var wanted = [Selection: [RunSpecification]]()
        for selection in selections where wanted[selection] == nil {
            let specifications = selection.specifications(data: data, engine: engine)
            wanted[selection] = specifications
            for specification in specifications where planned[specification] == nil {
                planned[specification] = PlannedRun(specification)
                order.append(specification)
            }
        }
        /// The run that is done in a run's place.
        func answer(_ specification: RunSpecification) -> PlannedRun {
            specification.withGradients.flatMap { planned[$0] } ?? planned[specification]!
        }
        answers = wanted.mapValues { $0.map(answer) }
        runs = order.filter { answer($0) == planned[$0] }.map { planned[$0]! }
    }

    /// The runs that answer for a selection, one a seed.
    package func runs(of selection: Selection) -> [PlannedRun] {
        guard let runs = answers[selection] else { preconditionFailure("the selection is none of the plan's") }
        return runs
    }
}
