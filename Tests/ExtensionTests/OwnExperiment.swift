import Findings
import Networks
import Paper
import Plots
import Runs
import Statistics

extension Quantity {
    /// A quantity from elsewhere: the largest value of an activation.
    static let largestValue = Quantity(
        "largest-value", of: .activation, .output { probe in probe.output.planar.max().map(Double.init) })
}

/// An experiment from elsewhere: whether halving keeps activations smaller than BatchNorm does.
struct OwnExperiment: Experiment {
    static let identifier = "own-experiment"
    static let title = "An experiment from elsewhere"
    static let introduction = "Does halving keep activations small?"
    static let statements: [Statement] = [statement]
    static let figures = [FigureAnnouncement("own-experiment-largest", title: "The largest values")]

    static let claim = Claim("x1", statement: "Halving keeps activations below one.", place: "this test")
    static let threshold = Threshold(
        "own-largest", .below(1), precedesResults: true, meaning: "the largest value of the last layer")
    static let statement = Statement(
        "x1.1", of: claim, .observation, place: "this test", text: "The largest value lies below one.",
        rule: "The largest value of the last layer is \(threshold: threshold).", thresholds: [threshold],
        needs: .initialization)

    let context: PlanContext
    private let networks: [InitializationSelection]

    init(_ context: PlanContext) {
        self.context = context
        networks = [Halving.normalizer, .batchNorm].map {
            context.initialization(
                context.uniformNetwork(depth: 3, width: 8, $0), batch: 4, quantities: [.largestValue])
        }
    }

    var selections: [Selection] { networks.map(Selection.initialization) }

    func analyse(_ measured: Measurements) throws -> Findings {
        let ensembles = networks.map { measured[$0] }
        var panel = CurvePanel("largest")
        for ensemble in ensembles { panel.add(ensemble, ensemble.curve(.largestValue)) }
        let last = try ensembles[0].penultimate(.largestValue)
        panel.add(CrosshairMark(identity: ensembles[0].network.series, x: 3, y: last[0]))
        var findings = Findings()
        findings.figures = [
            Self.figures[0].finding(
                panels: [Panel(x: Axis("layer"), y: Axis("largest value"), marks: panel.marks)],
                caption: "Largest values by layer.", alternativeText: "A line plot of largest values by layer.",
                rows: panel.rows)
        ]
        findings.statements = [
            context.judge(
                Self.statement, figures: [Self.figures[0].identifier], scale: "three layers of eight channels"
            ) {
                .init([
                    Member("halving") {
                        [Evidence("largest value", try TTest(Sample(last)), in: Self.threshold.region)]
                    }
                ])
            }
        ]
        return findings
    }
}
