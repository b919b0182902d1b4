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
    static let claims: [Claim] = [claim]
    static let figures = [FigureAnnouncement("own-experiment-largest", title: "The largest values")]

    static let claim = Claim("x1", statement: "Halving keeps activations below one.", place: "this test")
    static let threshold = Threshold(
        "own-largest", of: claim, .below(1), precedesResults: true, meaning: "the largest value of the last layer")

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
        let announcement = Self.figures[0]
        var findings = Findings()
        findings.figures = [
            FigureFinding(
                Figure(
                    announcement.identifier,
                    panels: [Panel(x: Axis("layer"), y: Axis("largest value"), marks: panel.marks)],
                    caption: "Largest values by layer.", alternativeText: "A line plot of largest values by layer."),
                title: announcement.title, rows: panel.rows)
        ]
        let estimate = try Sample(last).meanEstimate()
        findings.claims = [
            ClaimFinding(
                Self.claim, seeds: SeedBasis(count: last.count, requirement: .initializationSeeds),
                effects: [Effect("largest value", estimate, against: Self.threshold)],
                parts: [
                    ClaimFinding.Part("The largest value lies below one", Self.threshold.judge(estimate.interval))
                ], figures: [announcement.identifier], scale: "three layers of eight channels")
        ]
        return findings
    }
}
