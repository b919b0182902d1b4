import Findings
import Foundation
import Networks
import Plots
import Runs
import Theory

/// The variance of activations in resnet-56 with the eight activation-based normalizers (the paper's Claim 1, figure 2).
struct ResidualForward: Experiment {
    static let identifier = "residual-forward"
    static let title = "Stable forward propagation in residual networks"
    static let introduction = """
        Each block of a residual network adds a branch to its input. If the branch is normalized, the paper argues, \
        the variance grows by one per block, linearly instead of exponentially, and drops where a stage ends. Here the \
        variance of every block's output is measured in a randomly initialized resnet-56, stage by stage, with the \
        eight activation-based normalizers. The measured increments are compared with the paper's value of one and \
        with that of a reflected random walk, which takes into account that the stream is rectified after every \
        addition.
        """
    static let statements: [Statement] = [
        .subExponentialVariance, .linearVariance, .unitMeanSquare, .unitVariance, .stageDrop,
    ]
    static let figures = [
        FigureAnnouncement(
            "residual-forward-variance", title: "Activation variance by block, activation-based normalizers",
            paperFigure: "figure 2")
    ]

    let context: PlanContext
    /// One for each of the paper's normalizers.
    private let networks: [InitializationSelection]
    private let declared: [InitializationSelection]

    init(_ context: PlanContext) {
        self.context = context
        networks = Normalizer.activationBased.map { context.initialization(context.network(.resNet56, $0)) }
        declared = context.declaredNetworks { context.network(.resNet56, $0) }.map { context.initialization($0) }
    }

    var selections: [Selection] { (networks + declared).map(Selection.initialization) }

    static let blocksPerStage = 9
    static let stages = 3

    func analyse(_ measured: Measurements) throws -> Findings {
        let ensembles = networks.map { measured[$0] }
        let growths = try ensembles.map { try StageGrowth.ofStages($0) }
        let (others, remarks) = PlanContext.analyseDeclared(
            declared.map { measured[$0] }, label: \.network.normalizerLabel
        ) { (ensemble: $0, growths: try StageGrowth.ofStages($0)) }
        var findings = Findings()
        findings.figures = [figure(ensembles, others.map(\.ensemble), context)]
        findings.statements = try statements(ensembles, growths)
        findings.tables = [table(ensembles + others.map(\.ensemble), growths + others.map(\.growths))]
        findings.remarks = remarks
        return findings
    }

    /// A declared layer whose variance rises beyond this multiple of all others' has no line: it would flatten theirs.
    private static let mostOverOthers = 5.0

    private func figure(
        _ paper: [Ensemble], _ declared: [Ensemble], _ context: PlanContext
    ) -> FigureFinding {
        func greatestMean(_ ensemble: Ensemble) -> Double {
            Self.greatest(ensemble.blockOutputs(.activationVariance).summary().mean)
        }
        let limit = Self.mostOverOthers * Self.greatest(paper.map(greatestMean))
        let ensembles = paper + declared.filter { greatestMean($0) <= limit }
        let beyond = declared.filter { greatestMean($0) > limit }.map(\.network.normalizerLabel)
        var panel = CurvePanel("")
        let walk = Series(SeriesIdentity(key: "theory", label: "reflected random walk"), style: .theory)
        for ensemble in ensembles {
            panel.add(
                ensemble, ensemble.blockOutputs(.activationVariance), brokenAfterEach: Self.blocksPerStage)
        }
        for stage in 0..<Self.stages {
            let variances = ResidualTheory.normalized.moments(
                blocks: Self.blocksPerStage, openingVariance: stage == 0 ? 1 : 2
            ).map(\.variance)
            // A later stage opens with its first block, where a normalized shortcut meets a normalized branch.
            let predicted = stage == 0 ? Array(variances.dropFirst()) : Array(variances.dropLast())
            let first = stage * Self.blocksPerStage + 1
            panel.addTheory(
                for: ensembles[0], quantity: .activationVariance,
                x: (0..<Self.blocksPerStage).map { Double(first + $0) }, y: predicted, series: walk, isOwn: false)
            // The paper's slope, from the walk's first value.
            panel.add(
                RuleMark(
                    .segment(
                        fromX: Double(first), fromY: predicted[0], toX: Double(first + Self.blocksPerStage - 1),
                        toY: predicted[0] + Double(Self.blocksPerStage - 1)),
                    label: stage == 0 ? "slope 1 (paper)" : nil, dash: .dotted, extendsAxes: false))
        }
        // A variance is never negative, and a wide band must not flatten the lines.
        let summaries = ensembles.map { $0.blockOutputs(.activationVariance).summary() }
        let highest = min(
            1.04 * Self.greatest(summaries.flatMap(\.high)), 1.5 * Self.greatest(summaries.flatMap(\.mean)))
        let seeds = context.seeds.count
        return Self.figures[0].finding(
            panels: [
                Panel(
                    x: Axis("residual block", scale: LinearScale(hasIntegerTicks: true)),
                    y: Axis("activation variance", scale: LinearScale(domain: 0...highest), hasGrid: true),
                    marks: panel.marks)
            ],
            legend: .direct,
            caption: """
                Output variance of each of the \(Self.stages * Self.blocksPerStage, "blocks") residual blocks of resnet-56 at \
                initialization, averaged over channels, for the activation-based \
                normalizers\(declared.isEmpty ? "" : " and the declared layers"). Bands: 95% t-interval over \
                \(seeds, "seeds") seeds. Long dashes: reflected random walk; dots: the paper's slope of one per \
                block.\(Self.leftOut(beyond))
                """,
            alternativeText: """
                Line plot of activation variance against residual block, one line for each of \(ensembles.count) \
                normalizers, in three rising stages, with the prediction of the reflected random walk.
                """,
            rows: panel.rows)
    }

    private static func leftOut(_ labels: [String]) -> String {
        labels.isEmpty
            ? ""
            : " Not drawn, because their variance grows far beyond that of the others: \(labels.joined(separator: ", "))."
    }

    private func evenness(_ ensemble: Ensemble, stage: Int, _ name: String) -> [TableFinding.Cell] {
        guard let r = ensemble.branchEvenness(stage: stage)?.mean else { return [.missing, .missing] }
        return [
            .number(r, "\(name)-evenness", .fixed(3)),
            .number(ResidualTheory.increment(branchEvenness: r), "\(name)-increment"),
        ]
    }

    private static func greatest(_ values: [Double]) -> Double { values.filter { $0 > 0 && $0.isFinite }.max() ?? 1 }

    private func table(_ ensembles: [Ensemble], _ growths: [[StageGrowth]]) -> TableFinding {
        TableFinding(
            "residual-forward-growth",
            caption: """
                Growth of the activation variance within each stage: base of the fitted exponential, growth over the \
                last three blocks, and variance added per block. Theory allows an increment of 1 − (2/π) r, where the \
                measured evenness r says how little the size of the branch differs between images and positions.
                """,
            columns: [
                "normalizer", "stage", "growth base", "tail growth", "added per block", "r", "1 − (2/π) r", "R² linear",
                "R² exponential",
            ],
            rows: zip(ensembles, growths).flatMap { ensemble, stages in
                stages.enumerated().map { index, growth in
                    let name = "\(ensemble.network.normalizer.identifier)-\(index + 1)"
                    return [
                        .text(ensemble.network.normalizerLabel),
                        .number(index + 1, "\(name)-stage"),
                        .number(growth.base.estimate().value, "\(name)-base"),
                        .number(growth.tail.estimate().value, "\(name)-tail"),
                        .number(growth.slope.estimate().value, "\(name)-slope"),
                    ] + evenness(ensemble, stage: index, name) + [
                        .number(growth.linearFit, "\(name)-linear"),
                        .number(growth.exponentialFit, "\(name)-exponential"),
                    ]
                }
            })
    }
}
