import Networks
import Statistics
import Testing

@testable import Experiments

/// What is planned from experiments and presets.
@Suite struct PlanTests {
    private static let context = PlanContext(
        scale: Preset.quick.scale, data: TestRuns.data, classes: 10, seeds: [3, 4], engine: TestRuns.engine)

    /// Forward runs of two networks.
    private struct Forward: Experiment {
        static let identifier = "forward"
        static let title = ""
        static let introduction = ""
        static let claims: [PaperClaim] = []
        static let figures: [FigureAnnouncement] = []

        func plan(_ context: PlanContext) throws -> [RunSpecification] {
            [NormalizerName.batchNorm, .layerNorm].flatMap { context.initializations(context.network(.cnn10, $0)) }
        }
        func analyse(_ results: Results, _ context: PlanContext) throws -> Findings { Findings() }
    }

    /// One of the two with gradients, and a third.
    private struct Backward: Experiment {
        static let identifier = "backward"
        static let title = ""
        static let introduction = ""
        static let claims: [PaperClaim] = []
        static let figures: [FigureAnnouncement] = []

        func plan(_ context: PlanContext) throws -> [RunSpecification] {
            [NormalizerName.layerNorm, .instanceNorm].flatMap {
                context.initializations(context.network(.cnn10, $0), differentiates: true)
            }
        }
        func analyse(_ results: Results, _ context: PlanContext) throws -> Findings { Findings() }
    }

    private func summary(_ plan: [RunSpecification]) -> [String] {
        plan.map { run in
            guard case .initialization(let work) = run.work else { return "?" }
            return "\(run.network.normalizer) \(run.seed)\(work.differentiates ? " with gradients" : "")"
        }
    }

    @Test func experimentsShareRuns() throws {
        let plan = try ExperimentCatalogue.plan([Forward.self, Backward.self, Forward.self], Self.context)
        #expect(
            summary(plan) == [
                "batch-norm 3", "batch-norm 4", "layer-norm 3 with gradients", "layer-norm 4 with gradients",
                "instance-norm 3 with gradients", "instance-norm 4 with gradients",
            ])
        #expect(try ExperimentCatalogue.plan([Forward.self], Self.context).count == 4)
    }

    /// A run with gradients answers for its forward half; the other way round it does not.
    @Test func resultsTakeForwardRunsFromFullOnes() throws {
        let folder = try TestFolder()
        let store = try RunStore(output: folder.url)
        let network = Self.context.network(.cnn10, .layerNorm)
        for seed in Self.context.seeds {
            try store.save(
                TestRuns.record(loss: Double(seed)),
                of: Self.context.initialization(network, seed: seed, differentiates: true))
        }
        let results = Results(store: store)
        let ensemble = try results.ensemble(network, Self.context)
        #expect(ensemble.records.map(\.loss) == [3, 4])
        #expect(ensemble.seeds == [3, 4])
        let other = Self.context.network(.cnn10, .batchNorm)
        try store.save(TestRuns.record(), of: Self.context.initialization(other, seed: 3))
        let missing = Self.context.initialization(other, seed: 3, differentiates: true)
        #expect(throws: OutputError.missingRun(missing.key)) {
            try results.ensemble(other, Self.context, differentiates: true)
        }
    }

    @Test func groupedNormalizersHaveTheStandardGroupSize() {
        #expect(Self.context.network(.resNet56, .groupNorm).grouping == .size(8))
        #expect(Self.context.network(.resNet56, .evoNormS0, groupSize: 2).grouping == .size(2))
        #expect(Self.context.network(.resNet56, .batchNorm).grouping == nil)
        #expect(Self.context.network(.resNet56, .batchNorm).widthDivisor == 2)
        #expect(Self.context.network(.cnn40, .batchNorm).widthDivisor == 4)
        #expect(Self.context.uniformNetwork(depth: 30, width: 64, .groupNorm).widthDivisor == 1)
    }

    /// Narrow networks keep at least 16 channels, groups divide every width, and nothing else shrinks.
    @Test(arguments: Preset.allCases) func presetsFitTheirNetworks(_ preset: Preset) throws {
        let scale = preset.scale
        #expect(scale.preset == preset)
        #expect(scale.groupSizes.first == 1 && scale.groupSizes.last == scale.largestGroupSize)
        #expect(zip(scale.groupSizes, scale.groupSizes.dropFirst()).allSatisfy { $1 == 2 * $0 })
        #expect(scale.batch >= 16 && scale.seedCount >= 10)
        let context = PlanContext(
            scale: scale, data: TestRuns.data, classes: 10, seeds: [0], engine: TestRuns.engine)
        for architecture in [Architecture.cnn10, .cnn20, .cnn40, .resNet56] {
            for size in scale.groupSizes {
                let widths = try context.network(architecture, .groupNorm, groupSize: size).geometry().widths
                #expect(widths.allSatisfy { $0 >= 16 })
            }
        }
    }

    @Test func choicesAreByExperimentOrFigure() throws {
        let first = try #require(ExperimentCatalogue.all.first)
        let figure = try #require(first.figures.first?.identifier)
        let byExperiment = try ExperimentCatalogue.select([first.identifier])
        #expect(byExperiment.experiments == [first.identifier] && byExperiment.figures == nil)
        let byFigure = try ExperimentCatalogue.select([figure])
        #expect(byFigure.experiments == [first.identifier] && byFigure.figures == [figure])
        #expect(throws: SelectionError.unknown("figure-9")) { try ExperimentCatalogue.select(["figure-9"]) }
        #expect("\(SelectionError.unknown("figure-9"))".hasPrefix("nothing is called 'figure-9'; experiments: "))
        let all = ExperimentCatalogue.all.map { $0.identifier }
        #expect(try ExperimentCatalogue.select(all.reversed()).experiments == all)
    }

    /// What `--only` and the files rest on.
    @Test func identifiersAreUniqueAndFiguresBeginWithTheirExperiments() {
        let identifiers = ExperimentCatalogue.all.map { $0.identifier }
        #expect(Set(identifiers).count == identifiers.count)
        for experiment in ExperimentCatalogue.all {
            for figure in experiment.figures { #expect(figure.identifier.hasPrefix(experiment.identifier + "-")) }
        }
        let figures = ExperimentCatalogue.all.flatMap { $0.figures.map(\.identifier) }
        #expect(Set(figures).count == figures.count)
    }
}
