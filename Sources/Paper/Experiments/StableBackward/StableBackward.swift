import Findings
import Foundation
import Networks
import Runs

/// The norm of the gradient by layer in networks without skips, over depth, batch and group size (the paper's Claim 4,
/// figure 8).
struct StableBackward: Experiment {
    static let identifier = "stable-backward"
    static let title = "Stable backward propagation"
    static let introduction = """
        On its way to the first layer the gradient is divided by the standard deviation at every layer that normalizes \
        activations. At initialization this deviation is below one, so, the paper argues, the gradient grows \
        exponentially toward the input: most with InstanceNorm, then BatchNorm, GroupNorm and LayerNorm, more in \
        deeper networks, and more with smaller batches. Here the norm of the gradient is measured at the output of \
        every convolution of cnn-10, cnn-20 and cnn-40. The exponent λ of its growth is the mean logarithm of a \
        layer's norm over the next one's, over the layers whose convolution has stride 1, without the two layers at \
        either end. Averaging the loss over the batch already makes every gradient fall as one over the root of the \
        batch size. So the effect of the batch is judged by what remains: the growth from the last layer to the first, \
        and norms times the root of the batch size.
        """
    static let statements: [Statement] = [
        .batchNormExplosion, .activationExplosion, .layerNormStability, .severityOrder, .depthWorsens, .batchEnlarges,
        .projectionShare,
    ]
    static let figures = [
        FigureAnnouncement(
            "stable-backward-gradient", title: "Gradient norm by layer, three depths", paperFigure: "figure 8"),
        FigureAnnouncement(
            "stable-backward-batch", title: "Gradient norm by layer, batch sizes, raw and rescaled",
            paperFigure: "figure 8"),
        FigureAnnouncement("stable-backward-growth", title: "Exponent of the gradient's growth"),
        FigureAnnouncement("stable-backward-theory", title: "Growth of the gradient layer by layer, and closed forms"),
        FigureAnnouncement("stable-backward-heatmap", title: "Growth of the gradient over depth and group size"),
    ]

    let context: PlanContext
    private let networks: Networks

    init(_ context: PlanContext) {
        self.context = context
        networks = Networks(context)
    }

    var selections: [Selection] { networks.all.map(Selection.initialization) }

    /// By rising depth.
    static let architectures: [(architecture: Architecture, depth: Int)] = [(.cnn10, 10), (.cnn20, 20), (.cnn40, 40)]
    /// In the order of severity that the paper claims.
    static let ordered: [Normalizer] = [.instanceNorm, .batchNorm, .groupNorm, .layerNorm]
    /// Layers of the network of one map size.
    static let uniformDepth = 20

    /// What the experiment measures.
    struct Networks {
        /// By architecture in the order of `architectures`, then by normalizer.
        let networks: [[InitializationSelection]]
        /// By declared layer: the networks of `architectures`, and the uniform one.
        let declared: [[InitializationSelection]]
        /// As wide as the first layers of cnn-20.
        let uniform: [InitializationSelection]
        /// By batch size, rising, then by normalizer in the claimed order; the context's own batch is among them.
        let batches: [[InitializationSelection]]
        /// By group size, rising.
        let groupSizes: SelectedSweep

        init(_ context: PlanContext) {
            let scale = context.scale
            networks = architectures.map { architecture, _ in
                Normalizer.builtIn.map {
                    context.initialization(context.network(architecture, $0), differentiates: true)
                }
            }
            let width = 64 / scale.widthDivisor(.cnn20)
            func uniform(_ normalizer: Normalizer) -> InitializationSelection {
                context.initialization(
                    context.uniformNetwork(depth: uniformDepth, width: width, normalizer), batch: scale.uniformBatch,
                    differentiates: true)
            }
            self.uniform = Normalizer.activationBased.map(uniform)
            declared = context.declared.map { normalizer in
                architectures.map {
                    context.initialization(context.network($0.architecture, normalizer), differentiates: true)
                } + [uniform(normalizer)]
            }
            batches = Set(scale.batchSweep + [scale.batch]).sorted().map { batch in
                ordered.map {
                    context.initialization(context.network(.cnn20, $0), batch: batch, differentiates: true)
                }
            }
            groupSizes = SelectedSweep.groupSizes(.cnn20, context, differentiates: true)
        }

        var all: [InitializationSelection] {
            networks.flatMap { $0 } + declared.flatMap { $0 } + groupSizes.members.map(\.selection) + uniform
                + batches.flatMap { $0 }
        }
    }

    func analyse(_ measured: Measurements) throws -> Findings {
        let measured = try Measured(networks, measured)
        var findings = Findings()
        findings.figures = [
            Self.gradientFigure(measured, context), try Self.batchFigure(measured, context),
            try Self.growthFigure(measured, context), Self.theoryFigure(measured, context),
            Self.heatmapFigure(measured, context),
        ]
        findings.statements = try statements(measured)
        findings.remarks =
            [try Self.summary(measured), Self.orderRemark(measured), try Self.batchRemark(measured)]
            + measured.declaredRemarks
        findings.tables = [
            try Self.exponentTable(measured), try Self.mapSizeTable(measured), Self.misfitTable(measured),
        ]
        return findings
    }
}

extension StableBackward {
    /// A network's runs, how its gradients grow, and what theory says of it.
    struct Member {
        let ensemble: Ensemble
        let growth: GradientGrowth
        let prediction: GradientPrediction?

        init(_ ensemble: Ensemble) throws {
            self.ensemble = ensemble
            growth = try GradientGrowth(ensemble)
            prediction = GradientPrediction(ensemble, growth)
        }

        var network: NetworkSpecification { ensemble.network }
        /// λ as theory has it; nil if there is none.
        var predictedExponent: Double? { prediction?.exponent(growth) }
        /// The growth of the gradient's logarithm over all of its steps, as theory has it.
        var predictedTotal: Double? { prediction.map { $0.factors.reduce(0) { $0 + log($1) / 2 } } }
        var label: String { network.normalizerLabel }
        /// A name for numbers: architecture and normalizer.
        var name: String { "\(network.architecture.identifier)-\(network.normalizer.identifier)" }
    }

    /// What all figures and verdicts are made from.
    struct Measured {
        /// By architecture in the order of `architectures`, then by normalizer, the declared layers last.
        let networks: [[Member]]
        let uniform: [Member]
        /// The declared layers that could be analysed.
        let declared: [Normalizer]
        /// Why others could not.
        let declaredRemarks: [Prose]
        /// By batch size, rising, then by normalizer in the claimed order.
        let batches: [[Member]]
        /// By group size, rising.
        let groupSizes: [(size: Int, member: Member)]

        init(_ selected: Networks, _ measured: Measurements) throws {
            func label(_ ensembles: [Ensemble]) -> String { ensembles[0].network.normalizerLabel }
            let (declared, remarks) = PlanContext.analyseDeclared(
                selected.declared.map { $0.map { measured[$0] } }, label: label
            ) { ensembles in
                let members = try ensembles.map { try Member($0) }
                // Figures and tables take an exponent from each.
                for member in members { _ = try member.growth.exponent() }
                return members
            }
            self.declared = declared.map { $0[0].network.normalizer }
            declaredRemarks = remarks
            networks = try selected.networks.enumerated().map { index, selections in
                try selections.map { try Member(measured[$0]) } + declared.map { $0[index] }
            }
            uniform = try selected.uniform.map { try Member(measured[$0]) } + declared.map { $0[architectures.count] }
            batches = try selected.batches.map { try $0.map { try Member(measured[$0]) } }
            groupSizes = try selected.groupSizes.ensembles(measured).map { (Int($0.position), try Member($0.ensemble)) }
        }

        func members(_ architecture: Architecture) -> [Member] {
            networks[architectures.firstIndex { $0.architecture == architecture }!]
        }

        func member(_ architecture: Architecture, _ normalizer: Normalizer) -> Member {
            members(architecture).first { $0.network.normalizer == normalizer }!
        }

        func uniform(_ normalizer: Normalizer) -> Member {
            uniform.first { $0.network.normalizer == normalizer }!
        }
    }
}
