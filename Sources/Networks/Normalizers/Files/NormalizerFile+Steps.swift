import TOML

extension NormalizerFile {
    /// The keys of a step, which stand at the top of the file where there is only one.
    static let stepKeys = ["centre", "scale", "pointwise", "affine", "running-statistics"]
    /// How many steps can follow each other.
    private static let mostSteps = 2

    static func steps(_ reader: TableReader) throws(TOMLError) -> [NormalizerStep] {
        guard let tables = try reader.tables("step", keys: stepKeys) else {
            guard stepKeys.contains(where: reader.has) else { return [] }
            return [try step(reader, isAlone: true)]
        }
        if let key = stepKeys.first(where: reader.has) {
            throw reader.conflict(key, "with [[step]] tables it belongs in one of them, as [step.\(key)]")
        }
        guard tables.count <= mostSteps else {
            throw reader.conflict("step", "\(tables.count) steps, but at most \(mostSteps) are allowed")
        }
        var steps = [NormalizerStep]()
        for table in tables { steps.append(try step(table, isAlone: false)) }
        return steps
    }

    private static func step(_ reader: TableReader, isAlone: Bool) throws(TOMLError) -> NormalizerStep {
        var step = NormalizerStep(
            centring: try centring(reader), scaling: try scaling(reader), affine: try affine(reader))
        step.pointwise = try pointwise(reader, hasScaling: step.scaling != nil)
        guard step.centring != nil || step.scaling != nil || step.pointwise != .none else {
            throw reader.missing("scale", expected: "the divisor; a step centres, scales or has a pointwise function")
        }
        if let keeps = try reader.boolean("running-statistics") {
            guard step.allAxes.contains(where: { $0.contains(.batch) }) else {
                throw reader.conflict("running-statistics", "no statistic spans the batch, so evaluation needs none")
            }
            step.keepsRunningStatistics = keeps
        }
        return step
    }

    /// `axes`, or `mixture` for several.
    private static func mixture(_ reader: TableReader) throws(TOMLError) -> [StatisticAxes] {
        let single = try axes("axes", reader)
        guard let lists = try reader.choiceLists("mixture", among: StatisticAxes.choices) else {
            guard let single else {
                throw reader.missing(
                    "axes", expected: "a list of \(StatisticAxes.choices.map(\.name).joined(separator: ", "))")
            }
            return [single]
        }
        guard single == nil else {
            throw reader.conflict("mixture", "'axes' and 'mixture' exclude each other; leave one of them")
        }
        var mixture = [StatisticAxes]()
        for list in lists {
            let axes = try union(list, "mixture", reader)
            guard !mixture.contains(axes) else { throw reader.conflict("mixture", "it has the same axes twice") }
            mixture.append(axes)
        }
        guard mixture.count <= 8 else {
            throw reader.conflict("mixture", "\(mixture.count) parts, but at most 8 are allowed")
        }
        return mixture
    }

    private static func centring(_ reader: TableReader) throws(TOMLError) -> NormalizerStep.Centring? {
        guard let table = try reader.table("centre", keys: ["axes", "mixture", "amount"]) else { return nil }
        let amount = try table.number("amount", allowed: "a number above 0, up to 1") { $0 > 0 && $0 <= 1 }
        return NormalizerStep.Centring(mixing: try mixture(table), amount: amount ?? 1)
    }

    private static func scaling(_ reader: TableReader) throws(TOMLError) -> NormalizerStep.Scaling? {
        let keys = ["axes", "mixture", "by", "epsilon", "epsilon-trained"]
        guard let table = try reader.table("scale", keys: keys) else { return nil }
        try InexpressibleLayer.check("by", table)
        let spread = try table.choice(
            "by", among: NormalizerStep.Scaling.Spread.allCases.map { (name: $0.rawValue, value: $0) })
        let epsilon = try table.number("epsilon", allowed: "a number from 0 to 1") { $0 >= 0 && $0 <= 1 } ?? 1e-5
        let isTrained = try table.boolean("epsilon-trained") ?? false
        return NormalizerStep.Scaling(
            mixing: try mixture(table), spread: spread ?? .standardDeviation,
            epsilon: isTrained ? .learnable(epsilon) : .fixed(epsilon))
    }

    private static func affine(_ reader: TableReader) throws(TOMLError) -> NormalizerStep.Affine? {
        guard let found = try reader.tableOrFalse("affine", keys: ["gain", "shift"]) else { return .standard }
        guard let table = found else { return nil }
        return NormalizerStep.Affine(gain: try start("gain", table) ?? 1, shift: try start("shift", table) ?? 0)
    }

    private enum Kind: String, CaseIterable {
        case sigmoidGate = "sigmoid-gate"
        case maximum, tanh, erf
    }

    private static func pointwise(
        _ reader: TableReader, hasScaling: Bool
    ) throws(TOMLError) -> NormalizerStep.Pointwise {
        guard let table = try reader.table("pointwise", keys: ["kind", "axes", "start", "shift"]) else { return .none }
        try InexpressibleLayer.check("kind", table)
        let kinds = Kind.allCases.map { (name: $0.rawValue, value: $0) }
        guard let kind = try table.choice("kind", among: kinds) else {
            throw table.missing("kind", expected: kinds.map(\.name).joined(separator: ", "))
        }
        let start = try start("start", table)
        let shift = try self.start("shift", table)
        let other = try axes("axes", table)
        if other != nil, kind != .maximum {
            throw table.conflict("axes", "only 'maximum' has separate axes; those of \(kind.rawValue) are in [scale]")
        }
        if shift != nil, kind == .sigmoidGate || kind == .maximum {
            throw table.conflict("shift", "only 'tanh' and 'erf' have a shift")
        }
        switch kind {
        case .sigmoidGate: return .sigmoidGate(start: start ?? 1)
        case .tanh: return .tanh(slope: start ?? 0.5, shift: shift)
        case .erf: return .erf(slope: start ?? 0.5, shift: shift)
        case .maximum:
            guard let other else {
                throw table.missing("axes", expected: "the axes of the other divisor")
            }
            guard hasScaling else {
                throw table.conflict("kind", "'maximum' chooses between two divisors; declare the first in [scale]")
            }
            return .maximum(other, start: start ?? 1)
        }
    }
}
