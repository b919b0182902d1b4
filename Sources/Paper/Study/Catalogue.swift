/// The experiments that a study can choose from. `standard` holds the built-in ones; other programs and tests may add
/// theirs.
package struct Catalogue: Sendable {
    /// The experiments, in the order of the report.
    package var experiments: [any Experiment.Type]

    /// The built-in experiments. Each needs one line here.
    package static let standard = Catalogue(experiments: [
        ResidualForward.self,
        ResidualParametric.self,
        InformativeForward.self,
        StableBackward.self,
        GradientCorrelation.self,
        TrainingSpeed.self,
        SpeedStability.self,
        BranchTraining.self,
        PlainForward.self,
        PeriodicPadding.self,
        CutBatches.self,
        DenseRank.self,
        NormalizerProfiles.self,
    ])

    /// The identifiers of all figures.
    package var figureIdentifiers: Set<String> { Set(experiments.flatMap { $0.figures.map(\.identifier) }) }

    /// The identifiers of the figures of some experiments.
    func figures(of identifiers: [String]) -> [String] {
        experiments.filter { identifiers.contains($0.identifier) }.flatMap { $0.figures.map(\.identifier) }
    }

    /// The experiment with an identifier.
    ///
    /// - Throws: `SelectionError.unknown` if there is none.
    func experiment(_ identifier: String) throws(SelectionError) -> any Experiment.Type {
        guard let experiment = experiments.first(where: { $0.identifier == identifier }) else {
            throw .unknown(identifier, experiments: experiments.map { $0.identifier })
        }
        return experiment
    }

    /// The experiments that `names` select, by their own identifiers or by those of figures, and the figures to draw;
    /// nil stands for all figures.
    package func select(
        _ names: [String]
    ) throws(SelectionError) -> (experiments: [String], figures: [String]?) {
        var chosen = Set<String>()
        var figures = Set<String>()
        var namesFigure = false
        for name in names {
            if let experiment = experiments.first(where: { $0.identifier == name }) {
                chosen.insert(name)
                figures.formUnion(experiment.figures.map(\.identifier))
            } else if let experiment = experiments.first(where: { $0.figures.contains { $0.identifier == name } }) {
                chosen.insert(experiment.identifier)
                figures.insert(name)
                namesFigure = true
            } else {
                throw .unknown(name, experiments: experiments.map { $0.identifier })
            }
        }
        let order = experiments.map { $0.identifier }
        return (order.filter(chosen.contains), namesFigure ? figures.sorted() : nil)
    }
}
