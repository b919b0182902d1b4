import Findings
import Networks
import Runs
import Statistics

/// Whether smaller batches make gradients explode more: the same images, cut into batches (the paper's explanation of
/// figure 8).
struct CutBatches: Experiment {
    static let identifier = "cut-batches"
    static let title = "The same images in smaller batches"
    static let introduction = """
        Gradients of a smaller batch are larger, since a mean over fewer images varies more. The paper attributes this \
        to an explosion instead. So the same 256 images pass through cnn-20 with BatchNorm, with the same weights, \
        once together and once split into batches, and the growth of the gradient norm from the last layer to the \
        first is compared. The same is done with three layers that normalize within a sample, whose growth should not \
        change.
        """
    static let statements: [Statement] = [.batchExplodes, .perSampleUnchanged]
    static let figures = [
        FigureAnnouncement(
            "cut-batches-growth", title: "Growth of gradients when the same images are split into smaller batches")
    ]

    let context: PlanContext
    /// With BatchNorm, by rising batch, then by part.
    private let cuts: [[InitializationSelection]]
    /// The same with each layer that normalizes within a sample, in the smallest batches and the whole.
    private let perSampleCuts: [(normalizer: Normalizer, cuts: [[InitializationSelection]])]

    init(_ context: PlanContext) {
        self.context = context
        func cuts(_ normalizer: Normalizer, _ batches: [Int]) -> [[InitializationSelection]] {
            let network = context.network(.cnn20, normalizer, widthDivisor: Self.widthDivisor)
            return batches.map {
                BatchCut(whole: Self.images, part: $0, limit: Self.mostParts).selections(network, seeds: context.seeds)
            }
        }
        self.cuts = cuts(.batchNorm, Self.batches)
        perSampleCuts = [Normalizer.instanceNorm, .groupNorm, .layerNorm].map {
            ($0, cuts($0, [Self.batches[0], Self.images]))
        }
    }

    var selections: [Selection] {
        ([cuts] + perSampleCuts.map(\.cuts)).joined().joined().map(Selection.initialization)
    }

    static let images = 256
    private static let batches = [4, 16, 64, 256]
    /// The first parts suffice: images are in random order.
    private static let mostParts = 16
    /// Narrow at every scale: BatchNorm's growth hardly depends on the width.
    private static let widthDivisor = 4

    func analyse(_ measured: Measurements) throws -> Findings {
        let ensembles = cuts.map { $0.map { measured[$0] } }
        let growth = try CutBatchGrowth(ensembles)
        let name = "ln of first over last norm, batches of \(Self.batches[0]) minus \(Self.images)"
        let scale: Prose = """
            cnn-20 with widths divided by \(Self.widthDivisor, "width-divisor-cut"); \(Self.images, "batch-256") images of \
            \(context.dataLabel), at most \(Self.mostParts, "batch-16") parts of each size; \
            \(context.seeds.count, "seeds") seeds; \(context.differences(["widths"], hasGroups: false))
            """
        var findings = Findings()
        findings.figures = [try Self.figure(growth, ensembles)]
        findings.statements = [
            context.judge(.batchExplodes, figures: [Self.figures[0].identifier], scale: scale) {
                let member = Member("BatchNorm, cnn-20") {
                    [
                        Evidence(
                            name, try TTest(Sample(growth.effects)), in: Threshold.batchExplosion.region,
                            expected: growth.theory[0])
                    ]
                }
                return .init([member], beside: Self.effects(growth))
            },
            context.judge(.perSampleUnchanged, figures: [], scale: scale) {
                .init(
                    perSampleCuts.map { normalizer, cuts in
                        Member("\(normalizer.label), cnn-20") {
                            let growth = try CutBatchGrowth(cuts.map { $0.map { measured[$0] } })
                            return [
                                Evidence(
                                    name, try TTest(Sample(growth.effects)), in: Threshold.batchIndependence.region,
                                    expected: 0)
                            ]
                        }
                    })
            },
        ]
        return findings
    }

    private static func effects(_ growth: CutBatchGrowth) -> [Effect] {
        var effects = [Effect]()
        for (index, batch) in growth.batches.enumerated() {
            if let estimate = try? Sample(growth.logarithms[index]).meanEstimate() {
                effects.append(Effect("ln of first over last norm, batches of \(batch)", estimate))
            }
            if let theory = growth.theory[index], batch < images {
                effects.append(
                    Effect("the same less that at \(images), batches of \(batch), in theory", value: theory, seeds: 0))
            }
        }
        return effects
    }
}
