import Findings
import Networks
import Plots
import Runs
import Training

/// Training curves of the ten normalizers, and whether similarity at initialization predicts them (the paper's figures 1
/// and 5).
struct TrainingSpeed: Experiment {
    static let identifier = "training-speed"
    static let title = "Speed of training"
    static let introduction = """
        Networks with all ten normalizers are trained in the same way, by stochastic gradient descent with momentum on \
        shuffled and mirrored images, at a learning rate that follows the batch size and falls to a tenth after three \
        quarters of the epochs; with Filter Response Normalization it first rises over a twelfth of the steps. The \
        paper argues that a network whose activations for different images are similar at initialization learns \
        slowly. So the cosine similarity of the last layer's activations in the very first step is compared with the \
        training accuracy, averaged over all epochs. A run has diverged if its loss is no longer finite, or if it ends \
        two epochs in a row at chance with a growing loss. It then counts with the accuracy of chance; the results are \
        also given without such runs.
        """
    static let statements: [Statement] = [
        .similaritySlowsTraining, .layerNormMostSimilar, .fastestNamed, .residualStability, .layerNormSlow,
        .weightNormUntrainable, .instanceNormUnstable, .instanceNormAtLinearRate,
    ]
    static let figures = [
        FigureAnnouncement(
            "training-speed-curves", title: "Training accuracy by epoch, all normalizers", paperFigure: "figure 1"),
        FigureAnnouncement(
            "training-speed-similarity", title: "Similarity at initialization against training accuracy",
            paperFigure: "figure 5"),
    ]

    let context: PlanContext
    /// By setting, then by normalizer.
    private let trainings: [Training]
    /// Weight Norm in resnet-56 with SkipInit, on as many seeds as decide; nil if it is not trained.
    private let repaired: TrainingSelection?
    /// InstanceNorm and BatchNorm in small batches, where there are seeds enough to decide.
    private let smallBatches: SmallBatchSelections?

    init(_ context: PlanContext) {
        self.context = context
        trainings = context.trainingSettings.map { setting in
            Training(
                setting: setting,
                selections: Normalizer.ofThePaper.map {
                    TrainingSelection(network: context.trainedNetwork(setting.trained, $0), setting: setting)
                },
                declared: context.declaredNetworks { context.trainedNetwork(setting.trained, $0) }.map {
                    TrainingSelection(network: $0, setting: setting)
                })
        }
        let skipInit = TrainedArchitecture(.resNet56, skipInit: true)
        repaired =
            context.scale.training.networks.contains(skipInit)
            ? TrainingSelection(
                network: context.trainedNetwork(skipInit, .weightNorm),
                setting: context.standardSetting(skipInit))
            : nil
        smallBatches = context.suffices(.instanceNormUnstable) ? SmallBatchSelections(context) : nil
    }

    var selections: [Selection] {
        trainings.flatMap { ($0.selections + $0.declared).map(Selection.training) }
            + [repaired].compactMap { $0.map(Selection.training) }
            + (smallBatches?.all ?? [])
    }

    /// The architectures that the claim is about.
    static let claimed = [Architecture.cnn10, .cnn20, .resNet56].map { TrainedArchitecture($0) }

    /// Without the third architecture, what is said of all three is left open.
    var decided: [Statement] {
        let isComplete = Self.claimed.allSatisfy(context.scale.training.networks.contains)
        return Self.statements.filter { $0.decides && context.suffices($0) && isComplete }
    }

    /// What is trained in one setting: the paper's normalizers, and the declared layers.
    private struct Training {
        let setting: TrainingSetting
        let selections: [TrainingSelection]
        let declared: [TrainingSelection]
    }

    /// The paper's normalizers in one setting, in the order of its table, and beside them the declared layers, on which no
    /// verdict depends.
    struct Group {
        let setting: TrainingSetting
        let ensembles: [TrainingEnsemble]
        let declared: [TrainingEnsemble]
        /// All that figures and tables show.
        var shown: [TrainingEnsemble] { ensembles + declared }

        /// The highest training accuracy after the last epoch.
        var best: Double {
            ensembles.map(\.lastTrainingAccuracy).max() ?? 0
        }
    }

    func analyse(_ measured: Measurements) throws -> Findings {
        let groups = trainings.map { training in
            Group(
                setting: training.setting, ensembles: training.selections.map { measured[$0] },
                declared: training.declared.map { measured[$0] })
        }
        let similarities = try groups.filter { $0.setting.isStandard && Self.claimed.contains($0.setting.trained) }
            .map { try Similarity($0) }
        var findings = Findings()
        findings.figures = [Self.curves(groups), try Self.similarityFigure(similarities)]
        findings.statements =
            try similarityStatements(similarities)
            + curveStatements(
                groups, repaired.map { measured[$0] }, smallBatches.map { SmallBatches($0, measured) })
        findings.tables = [
            Self.outcomes(groups), Self.accuracies(groups), try Self.similarityTable(similarities),
        ]
        findings.remarks = Self.remarks(groups) + (try similarities.map { try Self.remark($0) })
        return findings
    }

    private static func curves(_ groups: [Group]) -> FigureFinding {
        var rows = [MeasurementRow]()
        let panels = groups.map { group in
            var panel = TrainingPanel(group.setting.title)
            for ensemble in group.shown { panel.add(ensemble, .trainingAccuracy, isMixed: ensemble.isMixed) }
            if let chance = group.ensembles.first?.chance { panel.add(RuleMark(.horizontal(chance))) }
            rows += panel.rows
            return Panel(
                title: RichText(verbatim: panel.name),
                x: Axis("epoch", scale: LinearScale(hasIntegerTicks: true)),
                y: Axis("training accuracy", scale: LinearScale(domain: 0...1), hasGrid: true), aspect: 0.75,
                marks: panel.marks)
        }
        let rate = groups[0].setting.configuration.learningRate
        let batches = Set(groups.filter(\.setting.isStandard).map(\.setting.configuration.batch)).sorted()
        return figures[0].finding(
            panels: panels, legend: .below,
            caption: """
                Training accuracy of each epoch, for the ten normalizers\(Self.declaredWords(groups)), at a learning rate of \
                \(rate, "training-rate", .chosen(rate)) (for a batch of \
                \(TrainingConfiguration.referenceBatch, "training-reference-batch")) and with batches of \
                \(Prose.joined(batches.map { "\($0, "training-batch-\($0)")" }, separator: " and ")), unless a panel says \
                otherwise. \
                Lines: means over seeds; bands: their range; crosses: the last epoch of runs that diverged; points without a \
                line: single seeds, if some train and others do not; dashed line: chance. \
                \(Self.seedWords(groups)).
                """,
            alternativeText: """
                \(panels.count) line plots of training accuracy against epoch, one line for each of \
                \(groups[0].shown.count) normalizers.
                """,
            rows: rows)
    }

    static func declaredWords(_ groups: [Group]) -> String {
        groups.contains { !$0.declared.isEmpty } ? " and the declared layers" : ""
    }

    /// How many seeds a line stands for; apart where some lines stand for fewer.
    private static func seedWords(_ groups: [Group]) -> Prose {
        let counts = Set(groups.map(\.setting.seeds.count)).sorted(by: >)
        guard counts.count > 1 else { return "\(counts[0], "seeds-most") seeds" }
        let few = groups.filter { $0.setting.seeds.count == counts[counts.count - 1] }.map(\.setting.title)
        return """
            \(counts[0], "seeds-most") seeds, \(counts[counts.count - 1], "seeds-fewest") in \
            \(few.joined(separator: "; "))
            """
    }
}
