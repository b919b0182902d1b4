import Findings
import Statistics

extension InformativeForward {
    /// The claim's parts, each judged by itself: the line, the exponents that it would need, and the rise of similarity.
    func claim(_ law: RankLaw, _ context: PlanContext) -> ClaimFinding {
        let scale = context.scale
        var effects = [
            Effect("R² of stable rank on √(width/G)", law.line.rSquared, against: .rankLine),
            Effect("exponent of stable rank in width/G, at one width", law.groupExponent, against: .rankExponent),
        ]
        for (size, exponent) in law.widthExponents {
            effects.append(
                Effect("exponent of stable rank in width, at group size \(size)", exponent, against: .rankExponent))
        }
        effects += [
            Effect(
                "exponent of stable rank in width, at \(Self.fixedGroupCount) groups", law.widthExponentAtGroupCount),
            Effect("intercept of the line", law.line.intercept), Effect("slope of the line", law.line.slope),
            Effect("Spearman's coefficient of cosine and group size, cnn-20", law.plainTrend.spearman),
            Effect("Spearman's coefficient of cosine and group size, resnet-56", law.residualTrend.spearman),
        ]
        let sizes = law.widthExponents.map { "\($0.groupSize)" }.joined(separator: " and ")
        let parts = [
            ClaimFinding.Part(
                "The stable rank lies on a rising line over √(width/G): R² above \(Threshold.rankLine.limit, "threshold-line")",
                law.lineVerdict),
            ClaimFinding.Part(
                "The stable rank is proportional to that root: its exponent in width/G is \(Threshold.rankExponent.target.value, "threshold-exponent"), give or take \(Threshold.rankExponent.target.tolerance, "threshold-exponent-tolerance", .percent(0))",
                law.exponentVerdict),
            ClaimFinding.Part(
                "At a fixed group size (\(sizes)) the stable rank grows with the same exponent in width; an exponent below \(Threshold.widthScaling.limit, "threshold-no-growth") is no growth",
                law.widthVerdict),
            ClaimFinding.Part(
                "At \(Self.fixedGroupCount, "group-count") groups, where width/G stays the same, so does the stable rank: its exponent in width is within \(Threshold.widthScaling.limit, "threshold-no-growth") of 0",
                law.ratioVerdict, decides: false),
            ClaimFinding.Part(
                "Larger groups make inputs more alike: cosine similarity rises with G in cnn-20 and in resnet-56 (Jonckheere's test at \(Interval.significance, "threshold-significance"), corrected by Holm)",
                Verdict.all(of: law.trendVerdicts)),
        ]
        return ClaimFinding(
            .c3b, seeds: context.initializationSeeds, effects: effects, parts: parts,
            figures: [FigureName.rank, FigureName.width, FigureName.groupSize],
            scale: """
                \(scale.uniformDepth, "uniform-depth") convolutions of stride 1, width \
                \(scale.uniformWidth, "uniform-width"), batch \(scale.uniformBatch, "uniform-batch"), forward only; \
                \(context.describe(.cnn20, .resNet56))
                """,
            remarks: [scalingRemark(law), identityRemark(law)])
    }

    /// What the line says and does not say.
    private func scalingRemark(_ law: RankLaw) -> Sentence {
        let line: Sentence =
            switch law.lineVerdict {
            case .reproduced: "The paper's line is reproduced"
            case .notReproduced: "The paper's line is not reproduced"
            case .inconclusive, .notDecidable: "Whether the paper's line is there remains open"
            }
        let scalings = [law.exponentVerdict, law.widthVerdict]
        let scaling: Sentence =
            switch Verdict.all(of: scalings) {
            case .reproduced: "and so is the scaling"
            case .notReproduced: "the scaling that it stands for is not"
            case .inconclusive, .notDecidable: "the scaling that it stands for remains open"
            }
        var sentence: Sentence = """
            \(line) (R² = \(law.line.rSquared.value, "r-squared", .fixed(3)), from \
            \(law.line.rSquared.interval.low, "r-squared-low", .fixed(3)) to \
            \(law.line.rSquared.interval.high, "r-squared-high", .fixed(3))); \(scaling). The line has an intercept of \
            \(law.line.intercept.value, "intercept", .fixed(2)) where proportionality has 0, and the rank grows with the \
            power \(law.groupExponent.value, "group-exponent", .fixed(2)) of width/G where the claim needs \
            \(Threshold.rankExponent.target.value, "threshold-exponent").
            """
        for (size, exponent) in law.widthExponents {
            sentence = """
                \(sentence) At group size \(size, "group-size-\(size)") its power of the width is \
                \(exponent.value, "width-exponent-\(size)", .fixed(3)), from \
                \(exponent.interval.low, "width-exponent-\(size)-low", .fixed(3)) to \
                \(exponent.interval.high, "width-exponent-\(size)-high", .fixed(3)).
                """
        }
        if law.widthVerdict == .notReproduced {
            sentence = "\(sentence) What counts is the group size, not width over group size."
        }
        return sentence
    }

    /// That three figures show one measurement.
    private func identityRemark(_ law: RankLaw) -> Sentence {
        """
        Stable rank and cosine similarity are one measurement: with N images the rank is N/(1 + (N − 1) cos), here within \
        \(law.distanceFromCosine, "distance-from-cosine", .percent(2)) for every group size and seed.
        """
    }
}
