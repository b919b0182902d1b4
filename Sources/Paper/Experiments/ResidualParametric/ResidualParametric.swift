import Findings
import Foundation
import Networks
import Plots
import Runs
import Theory

/// The variance of activations in resnet-56 without activation-based normalizers: none, Weight Norm, Scaled
/// Weight Standardization; with SkipInit; with the non-linearity on the branch (the paper's Claim 2, figure 3).
struct ResidualParametric: Experiment {
    static let identifier = "residual-parametric"
    static let title = "Weight-space normalizers in residual networks"
    static let introduction = """
        A layer that normalizes weights preserves the variance of its input. In a residual network the variances of \
        branch and skip add up, so the variance doubles at every block, according to the paper. SkipInit multiplies \
        each branch by a trained gain that starts at zero. With Weight Norm this does not help, the paper \
        argues, since the scaled rectifier after the addition amplifies the skip itself; moving the non-linearity onto \
        the branch does. All of these networks are measured here, and networks without any normalizer for comparison. \
        Theory predicts their growth factors from the moments of rectified normal variables.
        """
    static let statements: [Statement] = [
        .parametricExplosion, .doubling, .skipInitConstancy, .skipInitExplosion, .branchConstancy,
        .branchWithoutSkipInit,
    ]
    static let figures = [
        FigureAnnouncement(
            "residual-parametric-variance", title: "Activation variance by block, weight-space normalizers",
            paperFigure: "figure 3")
    ]

    let context: PlanContext
    /// By setting, then by normalizer.
    private let networks: [(setting: Setting, selections: [InitializationSelection])]

    init(_ context: PlanContext) {
        self.context = context
        networks = Self.settings.map { setting in
            (
                setting,
                Self.normalizers.map {
                    context.initialization(
                        context.network(.resNet56, $0, block: setting.block, skipInit: setting.skipInit))
                }
            )
        }
    }

    var selections: [Selection] { networks.flatMap { $0.selections.map(Selection.initialization) } }

    /// One way to put a block together.
    struct Setting {
        let name: String
        /// The same over a narrow panel.
        let title: String
        let block: ResidualBlock
        let skipInit: Bool
    }

    private static let settings = [
        Setting(name: "standard block", title: "standard", block: .postActivation, skipInit: false),
        Setting(name: "SkipInit", title: "SkipInit", block: .postActivation, skipInit: true),
        Setting(
            name: "activation on the branch, SkipInit", title: "on branch, SkipInit", block: .branchActivation,
            skipInit: true),
        Setting(name: "activation on the branch", title: "on branch", block: .branchActivation, skipInit: false),
    ]
    private static let normalizers: [Normalizer] = [.none, .weightNorm, .scaledWeightStandardization]

    /// A network's runs with what a theory says of it.
    struct Case {
        let setting: Setting
        let ensemble: Ensemble
        let theory: ResidualTheory?
        let growths: [StageGrowth]
    }

    func analyse(_ measured: Measurements) throws -> Findings {
        let cases = try networks.flatMap { setting, selections in
            try selections.map { selection -> Case in
                let ensemble = measured[selection]
                return Case(
                    setting: setting, ensemble: ensemble,
                    theory: Self.theory(setting, ensemble.network.normalizer),
                    growths: try StageGrowth.ofStages(ensemble))
            }
        }
        var findings = Findings()
        findings.figures = [figure(cases, context)]
        findings.statements = statements(cases)
        findings.tables = [table(cases)]
        return findings
    }

    /// nil if there is no closed form, or if the stream is constant by construction.
    private static func theory(_ setting: Setting, _ normalizer: Normalizer) -> ResidualTheory? {
        theories[Form(block: setting.block, skipInit: setting.skipInit, normalizer: normalizer)]
    }

    /// A network that a closed form may describe.
    private struct Form: Hashable {
        let block: ResidualBlock
        let skipInit: Bool
        let normalizer: Normalizer
    }

    private static let theories: [Form: ResidualTheory] = [
        Form(block: .postActivation, skipInit: false, normalizer: .none): .plain,
        Form(block: .postActivation, skipInit: false, normalizer: .weightNorm): .weightNormalization,
        Form(block: .postActivation, skipInit: false, normalizer: .scaledWeightStandardization):
            .scaledWeightStandardization,
        Form(block: .postActivation, skipInit: true, normalizer: .weightNorm): .weightNormalizationSkipInit,
        Form(block: .branchActivation, skipInit: true, normalizer: .weightNorm): .branchWeightNormalizationSkipInit,
        Form(block: .branchActivation, skipInit: false, normalizer: .weightNorm): .branchWeightNormalization,
    ]

    private func figure(_ cases: [Case], _ context: PlanContext) -> FigureFinding {
        var rows = [MeasurementRow]()
        let charts = Self.settings.map { setting -> Panel in
            var panel = CurvePanel(setting.name)
            for item in cases where item.setting.name == setting.name {
                panel.add(item.ensemble, item.ensemble.blockOutputs(.activationVariance), on: .logarithm)
                guard let theory = item.theory else { continue }
                let variances = theory.moments(blocks: ResidualForward.blocksPerStage).map(\.variance)
                // The later stages start anew from a shortcut that no closed form covers.
                panel.addTheory(
                    for: item.ensemble, quantity: .activationVariance,
                    x: (1...ResidualForward.blocksPerStage).map(Double.init), y: Array(variances.dropFirst()))
            }
            rows += panel.rows
            return Panel(
                x: Axis("residual block", scale: LinearScale(hasIntegerTicks: true)),
                y: Axis("activation variance", scale: LogarithmicScale(), hasGrid: true),
                aspect: 1, marks: panel.marks)
        }
        // Each block stands over its measurements, as in the paper.
        let diagrams = Self.settings.map { setting in
            Panel(
                title: RichText(verbatim: setting.title), x: nil, y: nil, aspect: 0.9,
                marks: [
                    DiagramMark(
                        Self.diagram(branchActivation: setting.block == .branchActivation, gain: setting.skipInit))
                ])
        }
        return Self.figures[0].finding(
            panels: diagrams + charts, columns: Self.settings.count, rowsTogether: 2,
            caption: """
                Output variance of each residual block of resnet-56 at initialization, averaged over channels, for \
                weight-space normalizers and for none: standard blocks, blocks with SkipInit, and blocks with the non-linearity on \
                the residual branch. Bands: 95% t-interval over \(context.seeds.count, "seeds") seeds, on the logarithm. Long \
                dashes: theory from the moments of rectified normal variables, in the first stage.
                """,
            alternativeText: """
                Drawings of \(Self.settings.count) residual blocks, and under each a line plot of activation variance on a logarithmic axis against residual block, with \
                \(Self.normalizers.count) lines in each; straight rising lines are exponential growth, level ones are stable.
                """,
            rows: rows)
    }

    /// A residual block as the paper's figure 3 draws it.
    private static func diagram(branchActivation: Bool, gain: Bool) -> Diagram {
        var nodes = [
            Diagram.Node("in", "", shape: .text, row: 0.1),
            Diagram.Node("conv1", "conv", row: 1),
            Diagram.Node("act1", "act", row: 2),
            Diagram.Node("conv2", "conv", row: 3),
        ]
        if branchActivation {
            nodes.append(.init("act2", "act", shape: .emphasizedBox, row: Double(nodes.count)))
        }
        if gain { nodes.append(.init("gain", "× α", shape: .emphasizedBox, row: Double(nodes.count))) }
        nodes.append(.init("sum", "+", shape: .circle, row: Double(nodes.count)))
        if !branchActivation {
            nodes.append(.init("act2", "act", shape: .emphasizedBox, row: Double(nodes.count)))
        }
        nodes.append(.init("out", "", shape: .text, row: Double(nodes.count) - 0.1))
        return .chain(nodes, edges: [.init(from: "in", to: "sum", route: .around(column: 0.8))])
    }

    private func table(_ cases: [Case]) -> TableFinding {
        TableFinding(
            "residual-parametric-growth",
            caption: """
                Growth of the activation variance within each stage: base of the fitted exponential, growth per block \
                over the last five blocks (late factor), and the factor that the moments of rectified normal variables \
                predict.
                """,
            columns: ["block", "normalizer", "stage", "growth base", "late factor", "predicted factor"],
            rows: cases.flatMap { item in
                item.growths.indices.map { stage in
                    let name = "\(item.setting.name)-\(item.ensemble.network.normalizer.identifier)-\(stage + 1)"
                    return [
                        .text(item.setting.name), .text(item.ensemble.network.normalizerLabel),
                        .number(stage + 1, "\(name)-stage"),
                        .number(item.growths[stage].base.estimate().value, "\(name)-base"),
                        .number(item.growths[stage].lateFactor.estimate().value, "\(name)-factor"),
                        .number(item.theory?.limitingGrowth, "\(name)-predicted"),
                    ]
                }
            })
    }
}
