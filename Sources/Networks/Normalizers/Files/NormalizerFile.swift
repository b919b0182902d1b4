import TOML

/// A normalizer that a TOML file declares. docs/normalizers.md describes the keys.
package struct NormalizerFile: Sendable {
    /// The file, with its text.
    package let file: TOMLFile
    /// The layer in the algebra.
    let declaration: LayerDeclaration
    /// The layer for a network.
    package let normalizer: Normalizer

    /// Reads a file.
    ///
    /// - Throws: `TOMLError` where it cannot be read, is not TOML, or declares no layer.
    package init(path: String) throws(TOMLError) { try self.init(TOMLFile(path: path)) }

    /// Reads the declaration in a file.
    ///
    /// - Throws: `TOMLError` where it declares no layer.
    package init(_ file: TOMLFile) throws(TOMLError) {
        self.file = file
        let reader = try TableReader(
            file,
            keys: [
                "name", "label", "short-label", "source", "activation", "centre-activation", "weights", "block", "step",
            ] + Self.stepKeys)
        let name = try Self.name(reader)
        let label = try reader.line("label", longest: 40)
        let shortLabel = try reader.line("short-label", longest: 20)
        for (key, text) in [("label", label), ("short-label", shortLabel)] {
            // Figures would show two layers under one name.
            guard let text, let known = Normalizer.builtIn.first(where: { $0.isCalled(text) }) else { continue }
            throw reader.conflict(key, "the built-in layer '\(known)' has this name; choose another")
        }
        let source = try reader.line("source", longest: 200)
        declaration = try Self.declaration(reader)
        normalizer = Normalizer(
            name, label: label ?? name, shortLabel: shortLabel, declaration: declaration, source: source ?? "")
    }

    private static func name(_ reader: TableReader) throws(TOMLError) -> String {
        let allowed = "lower-case words joined by hyphens, at most 40 characters, such as \"my-norm\""
        guard let name = try reader.string("name") else { throw reader.missing("name", expected: allowed) }
        guard name.count <= 40, name.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil else {
            throw reader.invalid("name", "'\(name)'", allowed: allowed)
        }
        guard !Normalizer.builtIn.contains(where: { $0.identifier == name }) else {
            throw reader.conflict("name", "'\(name)' is a built-in layer; choose another name")
        }
        return name
    }

    private static func declaration(_ reader: TableReader) throws(TOMLError) -> LayerDeclaration {
        let activation = try reader.choice(
            "activation", among: ActivationFunction.allCases.map { (name: $0.rawValue, value: $0) })
        let (placement, branchGain) = try block(reader)
        let declaration = LayerDeclaration(
            steps: try steps(reader), centresActivation: try axes("centre-activation", reader),
            activation: activation ?? .rectifier, weights: try weights(reader), placement: placement,
            branchGain: branchGain)
        if declaration == LayerDeclaration(steps: []) {
            throw reader.missing(
                "scale", expected: "the divisor; this file declares nothing, which is the built-in layer 'none'")
        }
        return declaration
    }

    private static func block(_ reader: TableReader) throws(TOMLError) -> (NormalizerPlacement, Double?) {
        guard let block = try reader.table("block", keys: ["placement", "branch-gain"]) else {
            return (.afterConvolution, nil)
        }
        let placement = try block.choice(
            "placement", among: NormalizerPlacement.allCases.map { (name: $0.rawValue, value: $0) })
        return (placement ?? .afterConvolution, try start("branch-gain", block))
    }

    private static func weights(_ reader: TableReader) throws(TOMLError) -> WeightParameterization {
        let keys = ["centre", "divide-by", "factor", "divide-by-fan-in", "gain", "bias"]
        guard let table = try reader.table("weights", keys: keys) else { return .plain }
        try InexpressibleLayer.check("divide-by", table)
        var weights = WeightParameterization(centres: try table.boolean("centre") ?? false)
        weights.divisor =
            try table.choice(
                "divide-by", among: WeightParameterization.Divisor.allCases.map { (name: $0.rawValue, value: $0) })
            ?? .none
        // √(2π/(π − 1)) has no exact decimal.
        if let text = try? table.string("factor") {
            guard text == "rectifier" else {
                throw table.invalid(
                    "factor", "'\(text)'", allowed: "a number above 0, or \"rectifier\" for √(2π/(π − 1))")
            }
            weights.factor = WeightParameterization.rectifierGain
        } else if let factor = try table.number(
            "factor", allowed: "a number above 0, up to 1000, or \"rectifier\"", where: { $0 > 0 && $0 <= 1000 })
        {
            weights.factor = factor
        }
        weights.dividesByFanIn = try table.boolean("divide-by-fan-in") ?? false
        weights.gain = try table.numberOrFalse("gain", allowed: startWords, where: isStart) ?? nil
        weights.hasBias = try table.boolean("bias") ?? false
        return weights
    }

    static let startWords = "a number from −1000 to 1000"
    static func isStart(_ value: Double) -> Bool { abs(value) <= 1000 }

    /// The initial value of something that is trained.
    static func start(_ key: String, _ reader: TableReader) throws(TOMLError) -> Double? {
        try reader.number(key, allowed: startWords, where: isStart)
    }

    /// A union of axes.
    static func axes(_ key: String, _ reader: TableReader) throws(TOMLError) -> StatisticAxes? {
        try reader.choices(key, among: StatisticAxes.choices).map { (chosen) throws(TOMLError) in
            try union(chosen, key, reader)
        }
    }

    static func union(
        _ chosen: [StatisticAxes], _ key: String, _ reader: TableReader
    ) throws(TOMLError) -> StatisticAxes {
        if chosen.contains(.channel), chosen.contains(.group) {
            throw reader.conflict(key, "all channels include those of a group; name 'channel' or 'group', not both")
        }
        return chosen.reduce([]) { $0.union($1) }
    }
}

extension StatisticAxes {
    /// The axes by their names.
    static let choices: [(name: String, value: StatisticAxes)] = named.map { (name: $0.name, value: $0.axis) }
}
