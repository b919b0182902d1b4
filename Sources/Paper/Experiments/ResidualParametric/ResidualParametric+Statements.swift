import Findings
import Networks
import Theory

extension ResidualParametric {
    /// What the variances say of the second claim, stage by stage.
    func statements(_ cases: [Case]) -> [StatementFinding] {
        func members(
            _ block: ResidualBlock, skipInit: Bool, _ normalizers: [Normalizer],
            _ evidence: (StageGrowth) -> Evidence
        ) -> [Member] {
            cases.filter {
                $0.setting.block == block && $0.setting.skipInit == skipInit
                    && normalizers.contains($0.ensemble.network.normalizer)
            }.flatMap { item in
                item.growths.enumerated().map {
                    Member(
                        "\(item.ensemble.network.normalizerLabel), stage \($0.offset + 1)", evidence($0.element)
                    )
                }
            }
        }
        func judge(
            _ statement: Statement, remarks: [Prose] = [], beside: [Effect] = [],
            _ members: () -> [Member]
        ) -> StatementFinding {
            context.judge(
                statement, figures: [Self.figures[0].identifier], scale: context.describe(.resNet56)
            ) {
                .init(members(), beside: beside, remarks: remarks)
            }
        }
        func base(in threshold: Threshold, expected: Double? = nil) -> (StageGrowth) -> Evidence {
            { Evidence("growth base", $0.base, in: threshold.region, expected: expected) }
        }
        let claimed: [Normalizer] = [.scaledWeightStandardization, .weightNorm]
        let plain = cases.filter {
            $0.setting.block == .postActivation && !$0.setting.skipInit
                && $0.ensemble.network.normalizer == .none
        }.flatMap { item in
            item.growths.enumerated().map {
                Effect("growth base without normalizer, stage \($0.offset + 1)", $0.element.base.estimate())
            }
        }
        let byConstruction: Prose = """
            With SkipInit, and no rectifier after the addition that changes the stream, the variance is constant by \
            construction within a stage. The measurement checks the program and is not evidence.
            """
        return [
            judge(.parametricExplosion, beside: context.suffices(.parametricExplosion) ? plain : []) {
                members(
                    .postActivation, skipInit: false, claimed,
                    base(in: .explosionBase, expected: Threshold.doublingFactor.region.middle))
            },
            judge(.doubling) {
                members(.postActivation, skipInit: false, claimed) {
                    Evidence(
                        "growth per block, blocks 4 to 9", $0.lateFactor, in: Threshold.doublingFactor.region)
                }
            },
            judge(.skipInitConstancy, remarks: [byConstruction]) {
                members(
                    .postActivation, skipInit: true, [.scaledWeightStandardization],
                    base(in: .constantVariance))
            },
            judge(.skipInitExplosion) {
                members(
                    .postActivation, skipInit: true, [.weightNorm],
                    base(in: .explosionBase, expected: ResidualTheory.weightNormalizationSkipInit.limitingGrowth))
            },
            judge(.branchConstancy, remarks: [byConstruction]) {
                members(.branchActivation, skipInit: true, [.weightNorm], base(in: .constantVariance))
            },
            judge(
                .branchWithoutSkipInit,
                remarks: [
                    "The paper's figure shows a constant variance and does not mention SkipInit. Unless this statement holds, it presumes SkipInit."
                ]
            ) { members(.branchActivation, skipInit: false, [.weightNorm], base(in: .constantVariance)) },
        ]
    }
}
