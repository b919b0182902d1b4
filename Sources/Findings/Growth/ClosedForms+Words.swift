import Foundation
import Networks
import Theory

extension Normalizer {
    /// What theory predicts for the layer in wide random networks without skips, and for the increment of residual blocks: one
    /// sentence each, with the regime; a single sentence if there is no closed form.
    package var closedFormWords: [String] {
        let forms = ClosedForms.of(self)
        var sentences = [String]()
        if let similarity = forms.similarity { sentences.append(Self.words(similarity)) }
        if let growth = forms.growth { sentences.append(Self.words(growth)) }
        if hasUnitBranch {
            sentences.append(
                "Residual blocks: each block adds \(Self.number(ResidualTheory.increment(branchEvenness: 1))), 1 − 2/π, to the "
                    + "variance if the branch has the same size for all images and positions, and more if it does not."
            )
        }
        guard !sentences.isEmpty else {
            return ["There is no closed form for the cosine, the gradient's growth or the residual increment."]
        }
        if forms.similarity == nil, forms.growth == nil {
            sentences.append("There is no closed form for the cosine and the gradient's growth.")
        } else {
            sentences.append(
                "Regime: \(Self.approximation(forms.growth))wide networks without skips at initialization, "
                    + (definition.weights == .plain ? "weights with He's variance, " : "")
                    + "no padding, large batches and large maps unless the form gives their size.")
        }
        return sentences
    }

    /// Whether what is added to the stream has mean 0 and variance 1 by construction.
    private var hasUnitBranch: Bool {
        guard let declaration = LayerDeclaration(definition), let last = declaration.steps.last,
            [.afterConvolution, .branchEnd, .aroundBranch].contains(declaration.placement),
            declaration.branchGain == nil, declaration.centresActivation == nil, declaration.activation == .rectifier,
            last.pointwise == .none, last.affine == nil || last.affine == .standard,
            let centring = last.centring, let scaling = last.scaling, centring.amount == 1,
            centring.axes == scaling.axes, centring.axes.count == 1, scaling.spread == .standardDeviation
        else { return false }
        return [[.batch, .space], [.space]].contains(centring.axes[0])
    }

    private static func approximation(_ growth: ClosedForms.Growth?) -> String {
        guard case .linearStatistics(let chain) = growth else { return "" }
        return "every divisor replaced by its mean"
            + (chain.takesGrouping ? ", which changes GroupNorm's cosine by up to \(number(groupNormError)); " : "; ")
    }

    /// The largest difference that the approximation makes to GroupNorm's cosine, over the group sizes of the paper's sweeps;
    /// nil if GroupNorm's statistics are not linear.
    private static let groupNormError: Double? = LinearStatisticsChain(Normalizer.groupNorm.definition).flatMap {
        chain in
        [1, 2, 4, 8, 16, 32, 64].compactMap { size -> Double? in
            let exact = GroupMeanField.groupNorm(groupSize: size).layers(60, from: .uncorrelated).last?.cosine
            guard let exact, let approximate = chain.layers(60, groupSize: size)?.last else { return nil }
            return abs(approximate.state.correlations.crossSample - exact)
        }.max()
    }

    private static func number(_ value: Double?) -> String {
        value.map { String(format: "%.3f", $0) } ?? "undefined"
    }

    private static func words(_ similarity: ClosedForms.Similarity) -> String {
        switch similarity {
        case .arcCosine:
            "Cosine: c ← κ(c) from layer to layer, κ(c) = (√(1 − c²) + (π − arccos c) c)/π, which tends to 1."
        case .fixedPoint(let cosine): "Cosine: tends to \(number(cosine)) from any start."
        case .instanceNorm:
            "Cosine: d Γ(d/2)²/(2π Γ((d + 1)/2)²), d = S − 1, for maps of S positions; "
                + "\(number(InstanceNormMeanField.cosines(positions: [16])[0])) at 4 × 4, 1/π for large maps."
        case .groupMeanField:
            "Cosine: a recursion with fluctuating standard deviations, rising with the group size from 1/π to 1."
        case .filterResponseMeanField:
            "Cosine: a recursion with fluctuating root mean squares, which tends to "
                + "\(number(GroupMeanField.filterResponseNorm.layers(60, from: .uncorrelated).last!.cosine))."
        case .linearStatistics(let chain):
            linearWords(chain) { "Cosine: tends to \(number($0.state.correlations.crossSample))" }
        }
    }

    private static func words(_ growth: ClosedForms.Growth) -> String {
        switch growth {
        case .padding, .constant: "Gradient: its squared norm does not grow from layer to layer."
        case .weights:
            "Gradient: its squared norm grows by a factor of \(number(ScaledWeightStandardization.gradientGrowth)) per layer."
        case .batchNorm:
            "Gradient: its squared norm grows by a factor of \(number(BatchNormMeanField.infinite.gradientGrowth)) per layer, "
                + "and by more with few images and positions."
        case .instanceNorm:
            "Gradient: its squared norm grows by a factor of "
                + "\(number(InstanceNormMeanField(positions: 16).gradientGrowth)) per layer on maps of 4 × 4, and by less on "
                + "larger ones."
        case .groupMeanField:
            "Gradient: its squared norm grows by a factor that falls with the group size, from "
                + "\(number(GroupMeanField.groupNorm(groupSize: 1).layers(60).last!.gradientGrowth)) for one channel "
                + "towards 1."
        case .filterResponseMeanField:
            "Gradient: its squared norm grows by a factor of "
                + "\(number(GroupMeanField.filterResponseNorm.layers(60).last!.gradientGrowth)) per layer."
        case .linearStatistics(let chain):
            linearWords(chain) {
                "Gradient: its squared norm grows by a factor of \(number($0.gradientGrowth)) per layer"
            }
        }
    }

    private typealias LayerState = (state: LinearStatisticsNormalizer.State, gradientGrowth: Double)

    /// The limit of a chain, for a group size where there are groups.
    private static func linearWords(_ chain: LinearStatisticsChain, _ body: (LayerState) -> String) -> String {
        let groupSize = 8
        guard let last = chain.layers(200, groupSize: groupSize)?.last else {
            preconditionFailure("a chain has layers")
        }
        return body(last) + (chain.takesGrouping ? " with groups of \(groupSize)." : ".")
    }
}
