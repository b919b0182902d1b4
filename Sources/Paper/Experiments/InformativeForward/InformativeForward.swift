import Networks
import Plots
import Statistics
import Theory

/// What a group size does to the similarity of activations: stable rank and cosine of the last layer over G, and whether
/// width has a part in it (the paper's Claim 3, figure 6).
package struct InformativeForward: Experiment {
    package static let identifier = "informative-forward"
    package static let title = "Informative forward propagation"
    package static let introduction = """
        A network that maps different inputs to nearly the same activations has little to learn from. The paper holds \
        that in a random network with GroupNorm the stable rank of the last layer's activations grows as the square root \
        of width over group size, and shows a straight line over that root; cosine similarity therefore rises with the \
        group size. Here the group size is varied from one channel to all of them in a network of equal layers, then the \
        width at a fixed group size, which the paper does not do and which tells whether width matters at all. Cosine \
        similarity is measured against group size in cnn-20 and resnet-56, and layer by layer for all normalizers, with \
        the theory of wide networks drawn over it. A theory starts from the similarity that was measured after the first \
        layer, since the images' own similarity is not its subject.
        """
    package static let claims: [PaperClaim] = [.c3b]
    package static let figures = [
        FigureAnnouncement(
            FigureName.rank, title: "Stable rank over the root of width over group size", paperFigure: "figure 6a"),
        FigureAnnouncement(FigureName.width, title: "Stable rank over width"),
        FigureAnnouncement(
            FigureName.groupSize, title: "Cosine similarity of the last layer over group size",
            paperFigure: "figure 6b"),
        FigureAnnouncement(FigureName.similarity, title: "Cosine similarity by layer, all normalizers"),
        FigureAnnouncement(FigureName.heatmap, title: "Cosine similarity over depth and group size"),
    ]

    enum FigureName {
        static let rank = "informative-forward-rank"
        static let width = "informative-forward-width"
        static let groupSize = "informative-forward-group-size"
        static let similarity = "informative-forward-similarity"
        static let heatmap = "informative-forward-heatmap"
    }

    /// Group sizes that are held while the width is varied.
    static let fixedGroupSizes = [1, 4]
    /// The number of groups that is held while the width is varied.
    static let fixedGroupCount = 4

    package init() {}

    package func plan(_ context: PlanContext) throws -> [RunSpecification] {
        var uniform = Self.rankNetworks(context).map(\.1)
        for size in Self.fixedGroupSizes { uniform += Self.widthNetworks(groupSize: size, context).map(\.1) }
        uniform += Self.widthNetworks(groupCount: Self.fixedGroupCount, context).map(\.1)
        let others =
            [Architecture.cnn20, .resNet56].flatMap { Self.groupNetworks($0, context).map(\.1) }
            + Self.normalizerNetworks(context)
        // One after the other, each once: a network of one sweep can be one of another too.
        var seen = Set<NetworkSpecification>()
        return uniform.filter { seen.insert($0).inserted }.flatMap {
            context.initializations($0, batch: context.scale.uniformBatch)
        } + others.filter { seen.insert($0).inserted }.flatMap { context.initializations($0) }
    }

    package func analyse(_ results: Results, _ context: PlanContext) throws -> Findings {
        let measurements = try InformativeMeasurements(results, context)
        let law = try RankLaw(measurements, context)
        var findings = Findings()
        findings.figures = [
            try rankFigure(measurements, law, context),
            try widthFigure(measurements, law, context),
            try groupSizeFigure(measurements, law, context),
            similarityFigure(measurements, context),
            heatmapFigure(measurements, context),
        ]
        findings.claims = [claim(law, context)]
        findings.tables = [misfitTable(measurements)]
        return findings
    }

    // MARK: Networks, each with what is varied

    typealias Member = (Double, NetworkSpecification)

    /// The uniform network with every group size from one channel to all.
    static func rankNetworks(_ context: PlanContext) -> [Member] {
        Scale.powersOfTwo(upTo: context.scale.uniformWidth).map { size in
            (
                Double(size),
                context.uniformNetwork(
                    depth: context.scale.uniformDepth, width: context.scale.uniformWidth, .groupNorm, groupSize: size)
            )
        }
    }

    /// The uniform network with every width and one group size.
    static func widthNetworks(groupSize: Int, _ context: PlanContext) -> [Member] {
        context.scale.uniformWidths.map { width in
            (
                Double(width),
                context.uniformNetwork(
                    depth: context.scale.uniformDepth, width: width, .groupNorm, groupSize: groupSize)
            )
        }
    }

    /// The uniform network with every width and as many groups.
    static func widthNetworks(groupCount: Int, _ context: PlanContext) -> [Member] {
        context.scale.uniformWidths.map { width in
            (
                Double(width),
                context.uniformNetwork(
                    depth: context.scale.uniformDepth, width: width, .groupNorm, groupSize: width / groupCount)
            )
        }
    }

    /// An architecture with every group size of the scale.
    static func groupNetworks(_ architecture: Architecture, _ context: PlanContext) -> [Member] {
        context.scale.groupSizes.map { (Double($0), context.network(architecture, .groupNorm, groupSize: $0)) }
    }

    static func normalizerNetworks(_ context: PlanContext) -> [NetworkSpecification] {
        NormalizerName.allCases.map { context.network(.cnn20, $0) }
    }
}

/// Everything that the experiment reads, in the shape that it is analysed in.
struct InformativeMeasurements {
    /// Stable rank over G in the uniform network.
    let rank: Sweep
    /// Stable rank over width, at each fixed group size, and at a fixed number of groups.
    let rankAtGroupSize: [Int: Sweep]
    let rankAtGroupCount: Sweep
    /// Cosine over G.
    let plainCosine: Sweep
    let residualCosine: Sweep
    let uniformCosine: Sweep
    /// cnn-20 with each normalizer.
    let normalizers: [Ensemble]

    init(_ results: Results, _ context: PlanContext) throws {
        func sweep(_ members: [InformativeForward.Member], _ quantity: Quantity, batch: Int) throws -> Sweep {
            let ensembles = try members.map { position, network in
                (position: position, ensemble: try results.ensemble(network, context, batch: batch))
            }
            return try Sweep(ensembles) { try $0.penultimate(quantity) }
        }
        let uniformBatch = context.scale.uniformBatch
        rank = try sweep(InformativeForward.rankNetworks(context), .stableRank, batch: uniformBatch)
        rankAtGroupSize = try Dictionary(
            uniqueKeysWithValues: InformativeForward.fixedGroupSizes.map { size in
                (
                    size,
                    try sweep(
                        InformativeForward.widthNetworks(groupSize: size, context), .stableRank, batch: uniformBatch)
                )
            })
        rankAtGroupCount = try sweep(
            InformativeForward.widthNetworks(groupCount: InformativeForward.fixedGroupCount, context), .stableRank,
            batch: uniformBatch)
        uniformCosine = try sweep(
            InformativeForward.rankNetworks(context), .cosineSimilarity, batch: uniformBatch)
        let batch = context.scale.batch
        plainCosine = try sweep(
            InformativeForward.groupNetworks(.cnn20, context), .cosineSimilarity, batch: batch)
        residualCosine = try sweep(
            InformativeForward.groupNetworks(.resNet56, context), .cosineSimilarity, batch: batch)
        normalizers = try InformativeForward.normalizerNetworks(context).map { try results.ensemble($0, context) }
    }
}

extension Sweep {
    /// What the mean field predicts of each network's last layer; nil where it predicts nothing.
    var predictedCosines: [Double?] { ensembles.map { SimilarityPrediction($0)?.cosines.last ?? nil } }

    var predictedRanks: [Double?] {
        zip(ensembles, predictedCosines).map { ensemble, cosine in
            cosine.map { StableRank.value(cosine: $0, sampleCount: ensemble.batch) }
        }
    }
}
