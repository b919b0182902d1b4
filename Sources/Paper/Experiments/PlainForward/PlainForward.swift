import Findings
import Networks
import Plots
import Runs
import Statistics

/// The standard deviation of convolution outputs in networks without skips (the paper's appendix).
struct PlainForward: Experiment {
    static let identifier = "plain-forward"
    static let title = "Forward propagation in networks without skips"
    static let introduction = """
        In a network without skips each layer either keeps the scale of its input or does not. The standard deviation \
        of every convolution's output, before it is normalized, shows what a layer receives from the one before. It is \
        taken over the batch and all positions, channel by channel, and averaged over channels, whatever the \
        normalizer itself divides by.
        """
    static let statements: [Statement] = []
    static let figures = [
        FigureAnnouncement(
            "plain-forward-deviation", title: "Standard deviation by layer, all normalizers", paperFigure: "appendix")
    ]

    let context: PlanContext
    /// By architecture, then by normalizer; declared layers come last.
    private let networks: [[InitializationSelection]]

    init(_ context: PlanContext) {
        self.context = context
        networks = Self.architectures.map { architecture in
            (Normalizer.builtIn.map { context.network(architecture, $0) }
                + context.declaredNetworks { context.network(architecture, $0) }).map { context.initialization($0) }
        }
    }

    var selections: [Selection] { networks.joined().map(Selection.initialization) }

    private static let architectures: [Architecture] = [.cnn20, .cnn40]

    func analyse(_ measured: Measurements) throws -> Findings {
        let ensembles = networks.map { $0.map { measured[$0] } }
        var findings = Findings()
        findings.figures = [Self.figure(ensembles, context)]
        findings.remarks = try Self.remarks(Array(ensembles[ensembles.count - 1].prefix(Normalizer.builtIn.count)))
        return findings
    }

    private static func figure(_ ensembles: [[Ensemble]], _ context: PlanContext) -> FigureFinding {
        var panels = [Panel]()
        var rows = [MeasurementRow]()
        let linear = drawnLinearly(ensembles.flatMap { $0 })
        let beyond = ensembles[0].filter { divides($0) && !linear.contains($0.network.normalizer) }
            .map(\.network.normalizerLabel)
        for isLinear in [true, false] {
            let row = ensembles.map { $0.filter { linear.contains($0.network.normalizer) == isLinear } }
            for (architecture, chosen) in zip(architectures, row) {
                let kind = isLinear ? "divided" : "others"
                var panel = CurvePanel("\(architecture.identifier), \(kind)")
                for ensemble in chosen { panel.add(ensemble, ensemble.curve(.standardDeviation), on: .logarithm) }
                panels.append(
                    Panel(
                        title: RichText(verbatim: panel.name),
                        x: Axis("convolution", scale: LinearScale(hasIntegerTicks: true)),
                        y: Axis(
                            "standard deviation σ",
                            scale: scale(row.flatMap { $0 }, isLinear: isLinear),
                            hasGrid: true),
                        aspect: 0.7, marks: panel.marks))
                rows += panel.rows
            }
        }
        return figures[0].finding(
            panels: panels, columns: 2, legend: .below,
            caption: """
                Standard deviation of each convolution's output at initialization, over batch and positions, averaged over \
                channels, batch \(context.scale.batch, "batch"). Above, on a linear axis: normalizers that divide activations; below, on a \
                logarithmic axis: the others\
                \(beyond.isEmpty ? "" : " and \(beyond.joined(separator: ", ")), whose deviation is far larger"). Geometric means; bands: 95% t-interval of the logarithm over \
                \(context.seeds.count, "seeds") seeds.
                """,
            alternativeText: """
                Four line plots of standard deviation against convolution, for \
                \(architectures.map(\.identifier).joined(separator: " and ")), one line for each of \(ensembles[0].count) \
                normalizers.
                """,
            rows: rows)
    }

    private static func divides(_ ensemble: Ensemble) -> Bool {
        ensemble.network.normalizer.definition.dividesActivations
    }

    /// A declared layer whose deviation lies beyond this multiple of all others' is drawn logarithmically, since it would
    /// flatten their lines.
    private static let mostOverOthers = 5.0

    private static func drawnLinearly(_ ensembles: [Ensemble]) -> Set<Normalizer> {
        func largest(_ ensemble: Ensemble) -> Double { means([ensemble]).max() ?? 0 }
        let dividing = ensembles.filter(divides)
        let limit =
            mostOverOthers
            * (dividing.filter { Normalizer.builtIn.contains($0.network.normalizer) }.map(largest).max() ?? .infinity)
        let beyond = Set(dividing.filter { largest($0) > limit }.map(\.network.normalizer))
        return Set(dividing.map(\.network.normalizer)).subtracting(beyond)
    }

    private static func means(_ ensembles: [Ensemble]) -> [Double] {
        ensembles.flatMap { $0.curve(.standardDeviation).summary(on: .logarithm).mean }
            .filter { $0 > 0 && $0.isFinite }
    }

    /// One scale for a row of panels: linear from zero, or logarithmic where scales fall by decades.
    private static func scale(_ ensembles: [Ensemble], isLinear: Bool) -> any Plots.Scale {
        let means = means(ensembles)
        guard let least = means.min(), let most = means.max() else { return LinearScale(includesZero: true) }
        return isLinear
            ? LinearScale(domain: 0...most * 1.1) : LogarithmicScale(domain: least / 2...most * 2)
    }

    /// How much of its scale the signal keeps from the second convolution to the last.
    private static func remarks(_ ensembles: [Ensemble]) throws -> [Prose] {
        let kept = try ensembles.map { ensemble -> (label: String, ratio: Estimate) in
            let curve = ensemble.curve(.standardDeviation)
            let ratio = try PairedSample(curve.layer(curve.layerCount - 1), curve.layer(1)).meanRatio()
            return (ensemble.network.normalizerLabel, ratio)
        }
        let least = kept.min { $0.ratio.value < $1.ratio.value }!
        let most = kept.max { $0.ratio.value < $1.ratio.value }!
        return [
            "From the second to the last convolution of \(architectures[architectures.count - 1].identifier) the standard deviation is multiplied by \(least.ratio.value, "deviation-least") (95% interval \(least.ratio.interval.low, "deviation-least-low") to \(least.ratio.interval.high, "deviation-least-high")) with \(least.label), the smallest factor, and by \(most.ratio.value, "deviation-most") (\(most.ratio.interval.low, "deviation-most-low") to \(most.ratio.interval.high, "deviation-most-high")) with \(most.label), the largest."
        ]
    }
}
