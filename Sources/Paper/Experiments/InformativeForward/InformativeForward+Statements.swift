import Findings
import Networks

extension InformativeForward {
    /// What similarity and rank say of the third claim.
    func statements(_ measurements: InformativeMeasurements, _ law: RankLaw) throws
        -> [StatementFinding]
    {
        let scale = context.scale
        return [
            context.judge(
                .similarityOverGroupSize, figures: [FigureName.groupSize], scale: context.describe(.cnn20, .resNet56)
            ) {
                .init(
                    [
                        (Architecture.cnn20, measurements.plainCosine),
                        (.resNet56, measurements.residualCosine),
                    ].map {
                        architecture, sweep in
                        Member(architecture.identifier) {
                            [
                                try sweep.trend().evidence(
                                    "mean Spearman coefficient of group size and cosine", .rising,
                                    reaching: .groupSizeMonotony,
                                    // The residual network has no closed form.
                                    predicted: architecture == .cnn20 ? sweep.predictedCosines : [])
                            ]
                        }
                    })
            },
            context.judge(
                .rankOnLine, figures: [FigureName.rank, FigureName.width],
                scale: """
                    \(scale.uniformDepth, "uniform-depth") convolutions of stride 1, width \
                    \(scale.uniformWidth, "uniform-width"), batch \(scale.uniformBatch, "uniform-batch"), forward only; \
                    \(context.seeds.count, "seeds") seeds; \(context.differences([], hasGroups: false))
                    """
            ) {
                .init(
                    [
                        Member("width \(scale.uniformWidth)") {
                            [
                                try law.line.rSquared("R² of the line", in: Threshold.rankLine.region),
                                Evidence(
                                    "slope of the line", law.line.slope, in: Threshold.rankRise.region,
                                    expected: law.predictedSlope),
                            ]
                        }
                    ],
                    beside: [
                        Effect(
                            "intercept of the line, which proportionality wants at 0",
                            law.line.intercept.estimate()),
                        Effect("power of the rank in width over group size", law.groupExponent),
                    ]
                        + law.widthExponents.map { size, exponent in
                            Effect("power of the rank in width, at group size \(size)", exponent)
                        } + [
                            Effect(
                                "power of the rank in width, at \(Self.fixedGroupCount) groups",
                                law.widthExponentAtGroupCount)
                        ])
            },
        ]
    }

    /// What the line says and does not say.
    func scalingRemark(_ law: RankLaw) -> Prose {
        var sentence: Prose = """
            The line of the stable rank over the root of width over group size has an intercept of \
            \(law.line.intercept.estimate().value, "intercept", .fixed(2)), while proportionality requires 0. The rank grows \
            with the power \(law.groupExponent.value, "group-exponent", .fixed(2)) of width over group size.
            """
        for (size, exponent) in law.widthExponents {
            sentence = """
                \(sentence) At group size \(size, "group-size-\(size)") its exponent in the width is \
                \(exponent.value, "width-exponent-\(size)", .fixed(3)) (95% interval \
                \(exponent.interval.low, "width-exponent-\(size)-low", .fixed(3)) to \
                \(exponent.interval.high, "width-exponent-\(size)-high", .fixed(3))).
                """
        }
        return sentence
    }

    /// That three figures show one measurement.
    func identityRemark(_ law: RankLaw) -> Prose {
        """
        Stable rank and cosine similarity are one measurement: with N images the rank is N/(1 + (N − 1) cos). Here \
        this holds within \(law.distanceFromCosine, "distance-from-cosine", .percent(2)) for every group size and \
        seed.
        """
    }
}
