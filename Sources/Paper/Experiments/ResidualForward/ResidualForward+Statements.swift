import Findings
import Networks
import Statistics
import Theory

extension ResidualForward {
    /// What the variances say of the first claim, stage by stage.
    func statements(_ ensembles: [Ensemble], _ growths: [[StageGrowth]]) throws -> [StatementFinding] {
        let stages = zip(ensembles, growths).flatMap { ensemble, growths in
            growths.enumerated().map { Stage(ensemble: ensemble, index: $0.offset, growth: $0.element) }
        }
        func judge(
            _ statement: Statement, _ content: () throws -> StatementFinding.Content
        ) rethrows -> StatementFinding {
            try context.judge(
                statement, figures: [Self.figures[0].identifier], scale: context.describe(.resNet56),
                content)
        }
        return [
            judge(.subExponentialVariance) { Self.subExponential(stages) },
            judge(.linearVariance) { Self.linear(stages.filter { Self.linearlyGrowing.contains($0.normalizer) }) },
            judge(.unitMeanSquare) {
                Self.meanSquares(
                    ensembles.filter { Self.unitNormalizers.contains($0.network.normalizer) },
                    beside: ensembles.filter { $0.network.normalizer == .varianceNorm })
            },
            try judge(.unitVariance) {
                try Self.unit(stages.filter { Self.unitNormalizers.contains($0.normalizer) })
            },
            judge(.stageDrop) { Self.falling(stages) },
        ]
    }

    /// Those of which the paper says that growth is linear.
    private static let linearlyGrowing: [Normalizer] = [
        .batchNorm, .layerNorm, .instanceNorm, .groupNorm, .filterResponseNorm, .varianceNorm,
    ]
    /// Those whose branch has the mean square 1.
    private static let unitNormalizers = linearlyGrowing.filter { $0 != .varianceNorm }

    /// Those that normalize after the addition, so that the variance stays.
    private static let saturating: [Normalizer] = [.evoNormB0, .evoNormS0]

    /// A stage of one network.
    private struct Stage {
        let ensemble: Ensemble
        let index: Int
        let growth: StageGrowth

        var normalizer: Normalizer { ensemble.network.normalizer }
        var name: String { "\(ensemble.network.normalizerLabel), stage \(index + 1)" }
    }

    private static func subExponential(_ stages: [Stage]) -> StatementFinding.Content {
        .init(
            stages.map { stage in
                let isSaturating = saturating.contains(stage.normalizer)
                return Member(
                    stage.name,
                    [
                        // A line adds as much in its later half as in its earlier one.
                        Evidence(
                            "curvature", stage.growth.curvature, in: Threshold.growthCurvature.region,
                            expected: isSaturating ? nil : -stage.growth.earlierIncrement / 2),
                        Evidence(
                            "growth, last block over first", stage.growth.overall, in: Threshold.noGrowth.region,
                            expected: isSaturating ? 1 : nil),
                    ], joinedBy: .or)
            },
            beside: stages.map { Effect("growth base, \($0.name)", $0.growth.base.estimate()) })
    }

    private static func linear(_ stages: [Stage]) -> StatementFinding.Content {
        .init(
            stages.map { stage in
                Member(stage.name) { try stage.growth.linearity(fit: .linearFit, advantage: .linearAdvantage) }
            })
    }

    /// What a block adds to the mean square beyond its branch's own, which the proof takes as nothing; and the branch's, which
    /// is one by construction.
    private static func meanSquares(_ ensembles: [Ensemble], beside others: [Ensemble]) -> StatementFinding.Content {
        let name = "mean square beyond the branch's"
        func effects(
            _ ensemble: Ensemble, _ name: String, _ values: (BlockIncrements) -> [[Double]]
        ) -> [Effect] {
            guard let increments = try? BlockIncrements(ensemble) else { return [] }
            return values(increments).enumerated().compactMap { stage, seeds in
                (try? Sample(seeds).meanEstimate()).map {
                    Effect("\(name), \(ensemble.network.normalizerLabel), stage \(stage + 1)", $0)
                }
            }
        }
        return .init(
            ensembles.flatMap { ensemble in
                (0..<Self.stages).map { stage in
                    Member("\(ensemble.network.normalizerLabel), stage \(stage + 1)") {
                        let terms = try BlockIncrements(ensemble).crossTerms[stage]
                        return [Evidence(name, try TTest(Sample(terms)), in: Threshold.unexplainedMeanSquare.region)]
                    }
                }
            },
            beside: ensembles.flatMap { effects($0, "mean square of the branch") { $0.branchMeanSquares } }
                + others.flatMap { effects($0, name) { $0.crossTerms } })
    }

    /// The slopes beside what theory allows: 1 − (2/π) r, r the measured evenness of the branches.
    private static func unit(_ stages: [Stage]) throws -> StatementFinding.Content {
        var beside = [Effect]()
        for stage in stages where [.batchNorm, .instanceNorm].contains(stage.normalizer) {
            guard let evenness = stage.ensemble.branchEvenness(stage: stage.index) else { continue }
            let allowed = evenness.map { ResidualTheory.increment(branchEvenness: $0) }
            beside.append(
                Effect("evenness r of the branch, \(stage.name)", try Sample(evenness).meanEstimate()))
            beside.append(
                Effect("theory's 1 − (2/π) r, \(stage.name)", try Sample(allowed).meanEstimate()))
            beside.append(
                Effect(
                    "slope less 1 − (2/π) r, \(stage.name)",
                    try Sample(zip(stage.growth.slopes, allowed).map { $0 - $1 }).meanEstimate()))
        }
        return .init(
            stages.map {
                Member(
                    $0.name,
                    Evidence("variance added per block", $0.growth.slope, in: Threshold.unitIncrement.region))
            }, beside: beside)
    }

    /// By the paper's law the variance is 1 + b after block b, and starts at the next stage's first block anew.
    private static let claimedFall = 2 / Double(1 + blocksPerStage)

    private static func falling(_ stages: [Stage]) -> StatementFinding.Content {
        .init(
            stages.compactMap { stage in
                stage.growth.fall.map {
                    Member(
                        "\(stage.ensemble.network.normalizerLabel), end of stage \(stage.index + 1)",
                        Evidence(
                            "variance over that before", $0, in: Threshold.stageFall.region,
                            expected: saturating.contains(stage.normalizer) ? nil : claimedFall))
                }
            })
    }
}
