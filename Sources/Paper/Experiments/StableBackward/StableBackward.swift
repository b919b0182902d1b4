import Networks
import Plots
import Statistics

/// The norm of the gradient by layer in networks without skips, over depth, batch and group size (the paper's Claim 4,
/// figure 8).
package struct StableBackward: Experiment {
    package static let identifier = "stable-backward"
    package static let title = "Stable backward propagation"
    package static let introduction = """
        On its way to the first layer the gradient is divided by the standard deviation of every layer that normalizes \
        activations. At initialization that is below one, so that, the paper argues, the gradient grows exponentially \
        toward the input: most with InstanceNorm, then BatchNorm, GroupNorm and LayerNorm, more in deeper networks, and \
        more with smaller batches. Here the norm of the gradient is measured at the output of every convolution of \
        cnn-10, cnn-20 and cnn-40. The exponent of its growth is the mean of ln(‖g_l‖ / ‖g_{l+1}‖) over the layers whose \
        convolution has stride 1, without the two layers at either end. A mean loss alone makes every gradient fall as \
        one over the root of the batch size, so the effect of the batch is judged on what that leaves: the growth from \
        the last layer to the first, and norms times the root of the batch size.
        """
    package static let claims: [PaperClaim] = [.c4]
    package static let figures = [
        FigureAnnouncement(
            "stable-backward-gradient", title: "Gradient norm by layer, three depths", paperFigure: "figure 8"),
        FigureAnnouncement(
            "stable-backward-batch", title: "Gradient norm by layer, batch sizes, raw and rescaled",
            paperFigure: "figure 8"),
        FigureAnnouncement("stable-backward-growth", title: "Exponent of the gradient's growth"),
        FigureAnnouncement("stable-backward-theory", title: "Growth of the gradient layer by layer, and closed forms"),
        FigureAnnouncement("stable-backward-heatmap", title: "Growth of the gradient over depth and group size"),
    ]

    package init() {}

    /// By rising depth.
    static let architectures: [(architecture: Architecture, depth: Int)] = [(.cnn10, 10), (.cnn20, 20), (.cnn40, 40)]
    /// In the order of severity that the paper claims.
    static let ordered: [NormalizerName] = [.instanceNorm, .batchNorm, .groupNorm, .layerNorm]
    /// Layers of the network of one map size.
    static let uniformDepth = 20

    package func plan(_ context: PlanContext) throws -> [RunSpecification] {
        let base = Self.architectures.flatMap { architecture, _ in Self.networks(architecture, context) }
        let uniform = Self.uniformNetworks(context).flatMap {
            context.initializations($0, batch: context.scale.uniformBatch, differentiates: true)
        }
        let batches = Self.batches(context).flatMap { batch in
            Self.ordered.flatMap {
                context.initializations(context.network(.cnn20, $0), batch: batch, differentiates: true)
            }
        }
        let sizes = Self.groupNetworks(context)
        return (base + sizes).flatMap { context.initializations($0, differentiates: true) } + uniform + batches
    }

    private static func networks(_ architecture: Architecture, _ context: PlanContext) -> [NetworkSpecification] {
        NormalizerName.allCases.map { context.network(architecture, $0) }
    }

    /// As wide as the first layers of cnn-20.
    private static func uniformNetworks(_ context: PlanContext) -> [NetworkSpecification] {
        let width = 64 / context.scale.widthDivisor(.cnn20)
        return NormalizerName.activationBased.map {
            context.uniformNetwork(depth: uniformDepth, width: width, $0)
        }
    }

    private static func groupNetworks(_ context: PlanContext) -> [NetworkSpecification] {
        context.scale.groupSizes.map { context.network(.cnn20, .groupNorm, groupSize: $0) }
    }

    /// The batch sizes that are compared, the context's own among them.
    private static func batches(_ context: PlanContext) -> [Int] {
        Set(context.scale.batchSweep + [context.scale.batch]).sorted()
    }

    package func analyse(_ results: Results, _ context: PlanContext) throws -> Findings {
        let measured = try Measured(results, context)
        var findings = Findings()
        findings.figures = [
            Self.gradientFigure(measured, context), try Self.batchFigure(measured, context),
            try Self.growthFigure(measured, context), Self.theoryFigure(measured, context),
            Self.heatmapFigure(measured, context),
        ]
        findings.claims = [try Self.claim(measured, context)]
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
        var label: String { network.normalizerLabel }
        /// A name for numbers: architecture and normalizer.
        var name: String { "\(network.architecture.rawValue)-\(network.normalizer.rawValue)" }
    }

    /// What all figures and verdicts are made from.
    struct Measured {
        /// By architecture in the order of `architectures`, then by normalizer.
        let networks: [[Member]]
        let uniform: [Member]
        /// By batch size, rising, then by normalizer in the claimed order.
        let batches: [[Member]]
        /// By group size, rising.
        let groupSizes: [(size: Int, member: Member)]

        init(_ results: Results, _ context: PlanContext) throws {
            networks = try architectures.map { architecture, _ in
                try StableBackward.networks(architecture, context).map {
                    try Member(results.ensemble($0, context, differentiates: true))
                }
            }
            uniform = try uniformNetworks(context).map {
                try Member(
                    results.ensemble($0, context, batch: context.scale.uniformBatch, differentiates: true))
            }
            batches = try StableBackward.batches(context).map { batch in
                try ordered.map {
                    try Member(
                        results.ensemble(context.network(.cnn20, $0), context, batch: batch, differentiates: true))
                }
            }
            groupSizes = try zip(context.scale.groupSizes, groupNetworks(context)).map { size, network in
                (size, try Member(results.ensemble(network, context, differentiates: true)))
            }
        }

        func members(_ architecture: Architecture) -> [Member] {
            networks[architectures.firstIndex { $0.architecture == architecture }!]
        }

        func member(_ architecture: Architecture, _ normalizer: NormalizerName) -> Member {
            members(architecture).first { $0.network.normalizer == normalizer }!
        }

        func uniform(_ normalizer: NormalizerName) -> Member {
            uniform.first { $0.network.normalizer == normalizer }!
        }
    }
}
