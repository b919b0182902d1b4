import Findings
import Networks
import Runs
import Statistics

/// The stable rank in dense linear networks with as many samples as channels, the setting of the paper's Claim 3.
struct DenseRank: Experiment {
    static let identifier = "dense-rank"
    static let title = "The rank in dense linear networks"
    static let introduction = """
        The theorem behind the paper's Claim 3 is about dense layers without a rectifier, with as many samples as \
        channels. With BatchNorm the rank of the representations then stays of the order of the root of the width; the \
        paper extends this to groups. The statistic of the paper's figure cannot exceed about π behind a rectifier, so \
        it cannot decide the claim.
        """
    static let statements: [Statement] = [.rankOrder]
    static let figures = [
        FigureAnnouncement(
            "dense-rank-exponent", title: "Stable rank in dense linear networks over width and group size")
    ]

    private typealias Row = [(position: Double, selection: DenseLinearSelection)]

    let context: PlanContext
    /// BatchNorm by width.
    private let batchNorm: Row
    /// GroupNorm by group size, at the largest width.
    private let groupSizes: Row
    /// The same in deeper networks, where larger groups have settled too.
    private let deeper: Row
    /// GroupNorm of the smallest group size, by width.
    private let oneGroupSize: Row

    init(_ context: PlanContext) {
        self.context = context
        let seeds = context.rankSeeds
        func network(
            _ normalizer: Normalizer, groupSize: Int? = nil, width: Int, depth: Int = Self.depth
        ) -> DenseLinearSelection {
            DenseLinearSelection(normalizer, groupSize: groupSize, width: width, depth: depth, seeds: seeds)
        }
        batchNorm = Self.widths.map { (Double($0), network(.batchNorm, width: $0)) }
        groupSizes = Self.groupSizes.map { (Double($0), network(.groupNorm, groupSize: $0, width: Self.largestWidth)) }
        deeper = Self.groupSizes.map {
            (Double($0), network(.groupNorm, groupSize: $0, width: Self.largestWidth, depth: Self.greaterDepth))
        }
        oneGroupSize = Self.widths.map { (Double($0), network(.groupNorm, groupSize: Self.groupSizes[0], width: $0)) }
    }

    var selections: [Selection] {
        (batchNorm + groupSizes + deeper + oneGroupSize).map { .denseLinear($0.selection) }
    }

    static let depth = 30
    static let greaterDepth = 100
    private static let widths = [16, 32, 64, 128]
    static let largestWidth = 128
    /// At G = 1 the rank is zero, and nearer to LayerNorm 30 layers have not settled.
    static let groupSizes = [2, 4, 8, 16]

    /// The stable rank over what is varied.
    struct Sweeps {
        /// BatchNorm over the width.
        let batchNorm: Sweep
        /// GroupNorm over the group size at the largest width.
        let groupSizes: Sweep
        /// The same in deeper networks.
        let deeper: Sweep
        /// GroupNorm of the smallest group size over the width.
        let oneGroupSize: Sweep
    }

    func analyse(_ measured: Measurements) throws -> Findings {
        func sweep(_ row: Row, depth: Int = Self.depth) throws -> Sweep {
            try Sweep(row.map { ($0.position, measured[$0.selection]) }) { try $0.stableRanks(behindLayer: depth) }
        }
        let sweeps = Sweeps(
            batchNorm: try sweep(batchNorm), groupSizes: try sweep(groupSizes),
            deeper: try sweep(deeper, depth: Self.greaterDepth), oneGroupSize: try sweep(oneGroupSize))
        func member(_ name: String, _ test: () throws -> TTest) -> Member {
            Member(name) {
                [
                    Evidence(
                        "exponent of the stable rank", try test(), in: Threshold.rankExponent.region, expected: 0.5)
                ]
            }
        }
        let scale: Prose = """
            dense linear networks of \(Self.depth, "uniform-depth") layers, as many samples as channels; \
            \(context.rankSeeds.count, "seeds") seeds; the theorem's setting, not that of the paper's figure
            """
        var findings = Findings()
        findings.figures = [try figure(sweeps)]
        findings.statements = [
            context.judge(.rankOrder, figures: [Self.figures[0].identifier], scale: scale) {
                let width = Double(Self.largestWidth)
                let members = [
                    member("BatchNorm, over the width") { try sweeps.batchNorm.exponentTest() },
                    member("GroupNorm, over width over group size") {
                        try sweeps.groupSizes.exponentTest { width / $0 }
                    },
                ]
                let beside = [
                    ("at group size \(Self.groupSizes[0])", try? sweeps.oneGroupSize.exponent()),
                    (
                        "over group size, behind \(Self.greaterDepth) layers",
                        try? sweeps.deeper.exponent { width / $0 }
                    ),
                ]
                return .init(
                    members,
                    beside: beside.compactMap { name, exponent in
                        exponent.map { Effect("exponent over the width \(name)", $0) }
                    })
            }
        ]
        return findings
    }
}
