/// The formula of a declared layer in the report's syntax for mathematics (`_{}` and `^{}`), written from the declaration.
package struct LayerFormula: Sendable {
    /// Of the weights; nil if they are the trained ones.
    package let weights: String?
    /// One a step: y or, of all but the last, z as a function of x or of the z before.
    package let steps: [String]

    /// Writes the formula of a declaration.
    package init(_ declaration: LayerDeclaration) {
        weights = declaration.weights == .plain ? nil : Self.weights(declaration.weights)
        let count = declaration.steps.count
        let last = declaration.activation == .thresholdedLinearUnit
        steps = declaration.steps.enumerated().map { index, step in
            let body = Self.body(step, input: index == 0 ? "x" : "z", mark: count > 1 ? "_{\(index + 1)}" : "")
            let isLast = index == count - 1
            return "\(isLast ? "y" : "z") = " + (isLast && last ? "max(\(body), τ)" : body)
        }
    }

    /// The whole formula on one line.
    var text: String {
        let parts = [weights].compactMap { $0 } + steps
        return parts.isEmpty ? "y = x" : parts.joined(separator: ",  ")
    }

    /// - Parameter mark: the number of the step behind its symbols, where there are several.
    private static func body(_ step: NormalizerStep, input x: String, mark: String) -> String {
        var numerator = x
        if let centring = step.centring {
            let mean = centring.axes.count > 1 ? "Σ_{k} w_{k} μ_{k}" : "μ\(mark)"
            let amount = centring.amount == 1 ? "" : "\(number(centring.amount)) "
            numerator = "(\(x) − \(amount)\(mean))"
        }
        if case .sigmoidGate = step.pointwise { numerator += " s(v \(x))" }
        var body = numerator
        if let scaling = step.scaling {
            let first = divisor(scaling, mark: mark)
            if case .maximum = step.pointwise {
                body += " / max(\(first), v \(x) + \(divisor(scaling, mark: "′", isMixed: false)))"
            } else {
                body += " / \(first)"
            }
        }
        switch step.pointwise {
        case .tanh(_, let shift): body = "tanh(α \(body)\(shift == nil ? "" : " + s"))"
        case .erf(_, let shift): body = "erf(α \(body)\(shift == nil ? "" : " + s"))"
        case .none, .sigmoidGate, .maximum: break
        }
        return step.affine == nil ? body : "γ\(mark) \(body) + β\(mark)"
    }

    private static func divisor(_ scaling: NormalizerStep.Scaling, mark: String, isMixed: Bool? = nil) -> String {
        let isMixed = isMixed ?? (scaling.axes.count > 1)
        let symbol =
            switch scaling.spread {
            case .standardDeviation: "σ"
            case .rootMeanSquare: "ν"
            case .meanAbsoluteDeviation: "δ"
            }
        let power = scaling.spread == .meanAbsoluteDeviation ? "" : "²"
        let value = isMixed ? "Σ_{k} w′_{k} \(symbol)_{k}\(power)" : "\(symbol)\(mark)\(power)"
        let epsilon: String
        switch scaling.epsilon {
        case .fixed(let value): epsilon = value == 0 ? "" : " + ε"
        case .learnable: epsilon = " + |ε|"
        }
        return scaling.spread == .meanAbsoluteDeviation ? "(\(value)\(epsilon))" : "√(\(value)\(epsilon))"
    }

    private static func weights(_ weights: WeightParameterization) -> String {
        let filter = weights.centres ? "(v − mean v)" : "v"
        var factors = [String]()
        if weights.hasGain { factors.append("γ") }
        if weights.factor == WeightParameterization.rectifierGain {
            factors.append("√(2π/(π−1))")
        } else if weights.factor != 1 {
            factors.append(number(weights.factor))
        }
        factors.append(filter)
        var divisors = [String]()
        switch weights.divisor {
        case .none: break
        case .norm: divisors.append(weights.centres ? "‖v − mean v‖" : "‖v‖")
        case .standardDeviation: divisors.append(weights.centres ? "sd(v)" : "rms(v)")
        }
        if weights.dividesByFanIn { divisors.append("√n") }
        let divisor = divisors.count > 1 ? "(\(divisors.joined(separator: " ")))" : divisors.first
        return "w = " + factors.joined(separator: " ") + (divisor.map { " / \($0)" } ?? "")
    }

    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}

extension Normalizer {
    /// Makes a layer from its declaration, which also says its formula and statistics.
    package init(
        _ identifier: String, label: String, shortLabel: String? = nil, declaration: LayerDeclaration, source: String
    ) {
        self.init(
            identifier, label: label, shortLabel: shortLabel, formula: LayerFormula(declaration).text,
            statistics: declaration.statisticsWords, source: source,
            family: declaration.steps.isEmpty && declaration.centresActivation == nil ? .weight : .activation,
            definition: declaration.definition)
    }
}

extension LayerDeclaration {
    /// What statistics are computed over, in a few words.
    var statisticsWords: String {
        var words = [String]()
        for axes in steps.flatMap(\.allAxes) + [centresActivation].compactMap({ $0 }) where !words.contains(axes.words)
        {
            words.append(axes.words)
        }
        if weights != .plain { words.append("a filter's weights") }
        return words.isEmpty ? "nothing" : words.joined(separator: "; ")
    }
}
