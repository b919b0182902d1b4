import Findings
import Runs
import Theory

/// What a group size does to the similarity of activations: stable rank and cosine of the last layer over G, and whether
/// width has a part in it (the paper's Claim 3, figure 6).
struct InformativeForward: Experiment {
    static let identifier = "informative-forward"
    static let title = "Informative forward propagation"
    static let introduction = """
        A network that maps different inputs to nearly the same activations has little to learn from. The paper claims \
        that in a random network with GroupNorm the stable rank of the last layer's activations grows as the square \
        root of width over group size, and shows a straight line over that root; so cosine similarity rises with the \
        group size. Here the group size is varied from one channel to all of them in a network of equal layers. Then \
        the width is varied at a fixed group size, which the paper does not do and which shows whether width matters \
        at all. Cosine similarity is measured against group size in cnn-20 and resnet-56, and layer by layer for all \
        normalizers, together with the theory of wide networks. Recursions start from the similarity measured after \
        the first layer, since theory does not predict the similarity of the images themselves.
        """
    static let statements: [Statement] = [.similarityOverGroupSize, .rankOnLine]
    static let figures = [
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

    let context: PlanContext
    private let networks: InformativeSelections

    init(_ context: PlanContext) {
        self.context = context
        networks = InformativeSelections(context)
    }

    var selections: [Selection] { networks.all }

    func analyse(_ measured: Measurements) throws -> Findings {
        let measurements = try InformativeMeasurements(networks, measured)
        let law = try RankLaw(measurements, context)
        var findings = Findings()
        findings.figures = [
            rankFigure(measurements, law, context),
            widthFigure(measurements, law, context),
            groupSizeFigure(measurements, law, context),
            similarityFigure(measurements, context),
            heatmapFigure(measurements, context),
        ]
        findings.statements = try statements(measurements, law)
        findings.remarks = [scalingRemark(law), identityRemark(law)]
        findings.tables = [misfitTable(measurements)]
        return findings
    }
}

extension Sweep {
    /// What the mean field predicts of each network's last layer; nil if it predicts nothing.
    var predictedCosines: [Double?] { ensembles.map { SimilarityPrediction($0)?.cosines.last ?? nil } }

    var predictedRanks: [Double?] {
        zip(ensembles, predictedCosines).map { ensemble, cosine in
            cosine.map { StableRank.value(cosine: $0, sampleCount: ensemble.batch) }
        }
    }
}
