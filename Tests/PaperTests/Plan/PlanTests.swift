import Networks
import Testing

@testable import Findings
@testable import Paper
@testable import Runs
@testable import TestSupport

/// What is planned from experiments and presets.
@Suite struct PlanTests {
    private static let context = PlanContext(
        scale: Preset.quick.scale, data: TestRuns.data, classes: 10, seeds: [3, 4], engine: TestRuns.engine)

    /// Forward runs of two networks.
    private struct Forward: PlannedExperiment {
        static let identifier = "forward"
        static let statements: [Statement] = []

        let context: PlanContext
        init(_ context: PlanContext) { self.context = context }
        var selections: [Selection] {
            [Normalizer.batchNorm, .layerNorm].map {
                .initialization(context.initialization(context.network(.cnn10, $0)))
            }
        }
    }

    /// One of the two with gradients, and a third.
    private struct Backward: PlannedExperiment {
        static let identifier = "backward"
        static let statements: [Statement] = []

        let context: PlanContext
        init(_ context: PlanContext) { self.context = context }
        var selections: [Selection] {
            [Normalizer.layerNorm, .instanceNorm].map {
                .initialization(context.initialization(context.network(.cnn10, $0), differentiates: true))
            }
        }
    }

    private func summary(_ plan: RunPlan) -> [String] {
        plan.runs.map(\.specification).map { run in
            guard case .initialization(let work) = run.work else { return "?" }
            return "\(run.network.normalizer) \(run.seed)\(work.differentiates ? " with gradients" : "")"
        }
    }

    @Test func experimentsShareRuns() throws {
        let (forward, backward) = (Forward(Self.context), Backward(Self.context))
        let plan = Self.context.plan(forward.selections + backward.selections + forward.selections)
        #expect(
            summary(plan) == [
                "batch-norm 3", "batch-norm 4", "layer-norm 3 with gradients", "layer-norm 4 with gradients",
                "instance-norm 3 with gradients", "instance-norm 4 with gradients",
            ])
        #expect(Self.context.plan(forward.selections).runs.count == 4)
        // The runs with gradients answer for the forward selection.
        let answers = plan.runs(of: forward.selections[1])
        #expect(answers.map(\.specification.withGradients) == [nil, nil])
        #expect(answers.map(\.specification.seed) == [3, 4])
    }

    /// A stored run with gradients answers for its forward half; the other way round it does not.
    @Test func measurementsTakeForwardRunsFromFullOnes() throws {
        let folder = try TestFolder()
        let store = try RunStore(output: folder.url)
        func selection(_ normalizer: Normalizer, differentiates: Bool) -> InitializationSelection {
            Self.context.initialization(
                Self.context.network(.cnn10, normalizer), differentiates: differentiates)
        }
        func runs(_ selection: InitializationSelection) -> [RunSpecification] {
            Self.context.plan([.initialization(selection)]).runs.map(\.specification)
        }
        func measurements(_ selection: InitializationSelection) throws -> Measurements {
            let plan = Self.context.plan([.initialization(selection)])
            return try Measurements(
                [.initialization(selection)], plan: plan, records: RunRecords(plan, store: store))
        }
        for run in runs(selection(.layerNorm, differentiates: true)) {
            try store.save(TestRuns.record(loss: Double(run.seed)), of: run)
        }
        let forward = selection(.layerNorm, differentiates: false)
        #expect(runs(forward).allSatisfy(store.answers))
        let ensemble = try measurements(forward)[forward]
        #expect(ensemble.records.map(\.loss) == [3, 4])
        #expect(ensemble.seeds == [3, 4])
        try store.save(TestRuns.record(), of: runs(selection(.batchNorm, differentiates: false))[0])
        let missing = selection(.batchNorm, differentiates: true)
        let error = #expect(throws: MissingMeasurements.self) { try measurements(missing) }
        #expect(error?.count == 2)
        #expect(
            error?.description
                == "2 of its runs have no usable record; the first, cnn-10 with batch-norm and seed 3, is not stored")
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
    @Test(arguments: Preset.builtIn) func presetsFitTheirNetworks(_ preset: Preset) throws {
        let scale = preset.scale
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
        let first = try #require(Catalogue.standard.experiments.first)
        let figure = try #require(first.figures.first?.identifier)
        let all = Catalogue.standard.experiments.map { $0.identifier }
        let byExperiment = try Catalogue.standard.select([first.identifier])
        #expect(byExperiment.experiments == [first.identifier] && byExperiment.figures == nil)
        let byFigure = try Catalogue.standard.select([figure])
        #expect(byFigure.experiments == [first.identifier] && byFigure.figures == [figure])
        #expect(throws: SelectionError.unknown("figure-9", experiments: all)) {
            try Catalogue.standard.select(["figure-9"])
        }
        #expect(
            "\(SelectionError.unknown("figure-9", experiments: ["a", "b"]))".hasPrefix(
                "there is no experiment or figure 'figure-9'; experiments: a, b"))
        #expect(try Catalogue.standard.select(all.reversed()).experiments == all)
    }

    /// What `--only` and the files rest on.
    @Test func identifiersAreUniqueAndFiguresBeginWithTheirExperiments() {
        let identifiers = Catalogue.standard.experiments.map { $0.identifier }
        #expect(Set(identifiers).count == identifiers.count)
        for experiment in Catalogue.standard.experiments {
            for figure in experiment.figures { #expect(figure.identifier.hasPrefix(experiment.identifier + "-")) }
        }
        let figures = Catalogue.standard.experiments.flatMap { $0.figures.map(\.identifier) }
        #expect(Set(figures).count == figures.count)
    }
}
