/// What a declared layer does, in sentences.
package struct LayerWords: Sendable {
    private let declaration: LayerDeclaration

    /// Describes a declaration.
    package init(_ declaration: LayerDeclaration) { self.declaration = declaration }

    /// The operation, one sentence per step.
    package var operation: [String] {
        var sentences = [String]()
        if declaration.weights != .plain { sentences.append(weights(declaration.weights)) }
        let names = declaration.steps.count > 1 ? ["First it", "Then it"] : ["It"]
        for (name, step) in zip(names, declaration.steps) { sentences.append("\(name) \(words(step)).") }
        switch declaration.activation {
        case .identity: sentences.append("No activation function follows.")
        case .rectifier: sentences.append("A rectifier follows.")
        case .scaledRectifier:
            sentences.append(
                "A rectifier follows, shifted and scaled to mean 0 and variance 1 for a standard normal input.")
        case .centredRectifier: sentences.append("A rectifier follows, minus its mean for a standard normal input.")
        case .thresholdedLinearUnit:
            sentences.append("max(x, τ) follows, with one trained threshold τ per channel that starts at 0.")
        }
        if let axes = declaration.centresActivation {
            sentences.append("After the activation the mean over \(axes.words) is subtracted.")
        }
        return sentences
    }

    private func words(_ step: NormalizerStep) -> String {
        var parts = [String]()
        if let centring = step.centring {
            let amount = centring.amount == 1 ? "" : "\(LayerFormula.number(centring.amount)) times "
            let note = centring.axes.count > 1 ? " (\(Self.mixtureNote))" : ""
            parts.append("subtracts \(amount)\(mixture("the mean", "means", centring.axes))\(note)")
        }
        if case .sigmoidGate(let start) = step.pointwise {
            parts.append(
                "multiplies by the sigmoid of v x (v is trained, one per channel, and starts at "
                    + "\(LayerFormula.number(start)))")
        }
        if let scaling = step.scaling { parts.append(divisor(scaling, step.pointwise)) }
        switch step.pointwise {
        case .none, .sigmoidGate, .maximum: break
        case .tanh(let slope, let shift): parts.append(function("tanh", slope, shift))
        case .erf(let slope, let shift): parts.append(function("erf", slope, shift))
        }
        if let affine = step.affine {
            parts.append(
                "scales and shifts each channel (γ starts at \(LayerFormula.number(affine.gain)), β at "
                    + "\(LayerFormula.number(affine.shift)))")
        }
        return list(parts)
    }

    private func divisor(_ scaling: NormalizerStep.Scaling, _ pointwise: NormalizerStep.Pointwise) -> String {
        let (one, many) =
            switch scaling.spread {
            case .standardDeviation: ("the standard deviation", "variances")
            case .rootMeanSquare: ("the root mean square", "mean squares")
            case .meanAbsoluteDeviation: ("the mean absolute deviation", "mean absolute deviations")
            }
        let isRoot = scaling.axes.count > 1 && scaling.spread != .meanAbsoluteDeviation
        var words = "\(isRoot ? "the root of " : "")\(mixture(one, many, scaling.axes))"
        var notes = [String]()
        if scaling.axes.count > 1 { notes.append(Self.mixtureNote) }
        if case .maximum(let axes, let start) = pointwise {
            words = "the larger of \(words) and v x plus that over \(axes.words)"
            notes.append("v is trained, one per channel, and starts at \(LayerFormula.number(start))")
        }
        switch scaling.epsilon {
        case .fixed(let epsilon): notes.append("ε = \(LayerFormula.number(epsilon))")
        case .learnable(let start):
            notes.append("|ε| is trained, and starts at \(LayerFormula.number(start))")
        }
        return "divides by \(words) (\(notes.joined(separator: "; ")))"
    }

    private func function(_ name: String, _ slope: Double, _ shift: Double?) -> String {
        let shiftWords = shift.map { "; so is s, which starts at \(LayerFormula.number($0))" } ?? ""
        return "applies \(name) (α is trained, one per layer, and starts at \(LayerFormula.number(slope))\(shiftWords))"
    }

    private static let mixtureNote = "softmax weights, trained, equal at the start"

    private func mixture(_ one: String, _ many: String, _ axes: [StatisticAxes]) -> String {
        axes.count == 1
            ? "\(one) over \(axes[0].words)"
            : "a mixture of \(many) over " + axes.map(\.words).joined(separator: ", over ")
    }

    private func weights(_ weights: WeightParameterization) -> String {
        var parts = [String]()
        if weights.centres { parts.append("subtracts the mean of each filter's weights") }
        switch weights.divisor {
        case .none: break
        case .norm: parts.append("divides each filter by its norm")
        case .standardDeviation:
            parts.append("divides each filter by its \(weights.centres ? "standard deviation" : "root mean square")")
        }
        if weights.dividesByFanIn { parts.append("divides by the root of the fan-in") }
        if weights.factor == WeightParameterization.rectifierGain {
            parts.append("multiplies by √(2π/(π − 1))")
        } else if weights.factor != 1 {
            parts.append("multiplies by \(LayerFormula.number(weights.factor))")
        }
        if let gain = weights.gain {
            parts.append("scales each filter (γ starts at \(LayerFormula.number(gain)))")
        }
        if weights.hasBias { parts.append("adds a bias to each output channel") }
        return "The convolution \(list(parts))."
    }

    private func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "does nothing" }
        return parts.dropLast().joined(separator: ", ") + (parts.count > 2 ? ", and " : " and ") + last
    }

    /// Each statistic with the number of values it has: N samples, C channels, G channels per group, S positions.
    package var statistics: [String] {
        var lines = [String]()
        for (index, step) in declaration.steps.enumerated() {
            let prefix = declaration.steps.count > 1 ? "step \(index + 1), " : ""
            for axes in step.centring?.axes ?? [] { lines.append("\(prefix)mean over \(axes.words): \(axes.shape)") }
            if let scaling = step.scaling {
                var all = scaling.axes
                if case .maximum(let other, _) = step.pointwise { all.append(other) }
                for axes in all {
                    lines.append("\(prefix)\(scaling.spread.words) over \(axes.words): \(axes.shape)")
                }
            }
        }
        if let axes = declaration.centresActivation {
            lines.append("mean of the activation over \(axes.words): \(axes.shape)")
        }
        return lines.isEmpty ? ["none over activations"] : lines
    }

    /// The trained numbers of one layer of C channels, with their roles.
    package var parameters: [String] {
        var lines = [String]()
        for (index, step) in declaration.steps.enumerated() {
            let prefix = declaration.steps.count > 1 ? "step \(index + 1), " : ""
            if step.affine != nil { lines.append("\(prefix)γ and β: C each") }
            if case .learnable = step.scaling?.epsilon { lines.append("\(prefix)ε: 1") }
            switch step.pointwise {
            case .none: break
            case .sigmoidGate, .maximum: lines.append("\(prefix)v: C")
            case .tanh(_, let shift), .erf(_, let shift):
                lines.append("\(prefix)α\(shift == nil ? ": 1" : " and s: 1 each")")
            }
            for (name, axes) in [("means", step.centring?.axes), ("divisor", step.scaling?.axes)] {
                if let axes, axes.count > 1 { lines.append("\(prefix)mixture of the \(name): \(axes.count)") }
            }
        }
        if declaration.activation == .thresholdedLinearUnit { lines.append("τ: C") }
        if declaration.weights.hasGain { lines.append("γ of the filters: C") }
        if declaration.weights.hasBias { lines.append("bias: C") }
        if declaration.branchGain != nil { lines.append("gain of the branch: 1 per residual block") }
        return lines.isEmpty ? ["none"] : lines
    }

    /// How training and evaluation differ.
    package var evaluation: String {
        let kept = declaration.steps.contains { step in
            step.keepsRunningStatistics && step.allAxes.contains { $0.contains(.batch) }
        }
        let own = declaration.steps.contains { step in
            !step.keepsRunningStatistics && step.allAxes.contains { $0.contains(.batch) }
        }
        let centred = declaration.centresActivation?.contains(.batch) == true
        var sentences = [String]()
        if kept || centred {
            sentences.append(
                "Evaluation uses running statistics instead of those over the batch: 0.9 of the old value plus 0.1 of the new "
                    + "one at every training step.")
        }
        if own {
            sentences.append(
                "Evaluation takes statistics over its batch: results depend on the size and images of the batch.")
        }
        return sentences.isEmpty ? "Training and evaluation compute the same." : sentences.joined(separator: " ")
    }

    /// Which code runs it, with the reason if it does not run on the fast kernels.
    package var execution: String {
        let definition = declaration.definition
        if case .custom = definition.operation {
            return "It runs on dedicated kernels: sums by sample and channel, coefficients, and the values."
        }
        guard case .declared(let operation) = definition.operation, !operation.fitsKernels else {
            return "It runs on the fast kernels: sums by sample and channel, coefficients, and y = act(a x + b)."
        }
        var reasons = [String]()
        if operation.steps.contains(where: { $0.allAxes.contains { !$0.contains(.space) } }) {
            reasons.append("a statistic does not span space")
        }
        if operation.steps.contains(where: { $0.scaling?.spread == .meanAbsoluteDeviation }) {
            reasons.append("absolute deviations are not sums of x and x²")
        }
        if operation.steps.contains(where: { $0.pointwise != .none }) { reasons.append("it is not linear in x") }
        if operation.centresActivation != nil { reasons.append("a mean is taken after the activation") }
        return "It runs on a plain operator, element by element in double precision, because "
            + reasons.joined(separator: ", and ") + ". This is correct, but slower."
    }

    /// The place in a network, and the gain of residual branches.
    package var placement: String {
        let place =
            switch declaration.placement {
            case .afterConvolution: "It follows every convolution; in residual blocks it comes before the addition."
            case .branchEnd: "In residual blocks it is only at the end of the branch, before the addition."
            case .afterAddition:
                "In residual blocks it follows the branch's first convolution and the addition; shortcuts are not "
                    + "normalized."
            case .beforeConvolution: "In residual blocks it comes, with the activation, before each convolution."
            case .aroundBranch: "In residual blocks it is at the branch's input and after each of its convolutions."
            }
        let gain = declaration.branchGain.map {
            " Each branch has a trained gain, which starts at \(LayerFormula.number($0))."
        }
        return place + (gain ?? "")
    }
}

extension NormalizerStep.Scaling.Spread {
    /// The name in sentences.
    var words: String {
        switch self {
        case .standardDeviation: "variance"
        case .rootMeanSquare: "mean square"
        case .meanAbsoluteDeviation: "mean absolute deviation"
        }
    }
}
