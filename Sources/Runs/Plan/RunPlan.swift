/// A run with its key, which is a hash and therefore computed only once.
package struct PlannedRun: Hashable, Sendable {
    /// The specification of the run.
    package let specification: RunSpecification
    /// The name of its folder in the store.
    package let key: String

    /// Computes the key of a specification.
    package init(_ specification: RunSpecification) {
        self.specification = specification
        key = specification.key
    }

    /// Two runs are equal if their keys are.
    package static func == (a: PlannedRun, b: PlannedRun) -> Bool { a.key == b.key }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// The runs that some selections need, and which of them serve each selection.
///
/// Selections that need the same run share it. If one needs a run without gradients and another the same run with them,
/// only the latter is computed, since its forward pass gives the same bits.
package struct RunPlan: Sendable {
    /// Every run once, in the order of the selections.
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
        /// The run that is computed instead of a run.
        func answer(_ specification: RunSpecification) -> PlannedRun {
            specification.withGradients.flatMap { planned[$0] } ?? planned[specification]!
        }
        answers = wanted.mapValues { $0.map(answer) }
        // Layers of different names can have one definition, and then one run.
        var keys = Set<String>()
        runs = order.filter { answer($0) == planned[$0] }.map { planned[$0]! }.filter { keys.insert($0.key).inserted }
    }

    /// Whether the plan was made for a selection, among others.
    package func has(_ selection: Selection) -> Bool { answers[selection] != nil }

    /// The runs that serve a selection, one per seed.
    package func runs(of selection: Selection) -> [PlannedRun] {
        guard let runs = answers[selection] else { preconditionFailure("the selection is none of the plan's") }
        return runs
    }
}
