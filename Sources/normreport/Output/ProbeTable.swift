import Findings
import Foundation
import Networks
import Paper
import Runs

/// A probe's result for people and spreadsheets: one row per layer, a convolution with the activation that follows it.
struct ProbeTable {
    /// A convolution, the activation after it, or both.
    private struct Row {
        var name: String
        var values: [Quantity: Double?] = [:]
        var hasActivation = false
        /// ln of the gradient norm over that of the next convolution: positive where gradients grow toward the input.
        var growth: Double?
    }

    private let title: String
    private let rows: [Row]
    private let meaning: String?

    private static let quantities: [(quantity: Quantity, title: String)] = [
        (.standardDeviation, "std"), (.gradientNorm, "gradient norm"), (.activationVariance, "variance"),
        (.cosineSimilarity, "cosine"), (.stableRank, "stable rank"),
    ]

    init(_ specification: RunSpecification, _ record: RunRecord) {
        let network = specification.network
        title =
            "\(network.architecture), \(network.normalizerLabel), seed \(specification.seed), loss "
            + Self.number(record.loss)
        var rows = [Row]()
        for layer in record.layers {
            let isActivation = layer.kind == .activation
            if !isActivation || rows.last?.hasActivation != false { rows.append(Row(name: layer.name)) }
            let index = rows.count - 1
            if isActivation, let own = Self.commonName(rows[index].name, layer.name) { rows[index].name = own }
            rows[index].hasActivation = isActivation
            for (quantity, _) in Self.quantities where quantity.kind == layer.kind {
                rows[index].values[quantity] = .some(layer[quantity])
            }
        }
        let norms = rows.map { $0.values[.gradientNorm] ?? nil }
        for index in rows.indices.dropLast() {
            guard let norm = norms[index], let next = norms[index + 1], norm > 0, next > 0 else { continue }
            rows[index].growth = log(norm / next)
        }
        self.rows = rows
        meaning = Self.meaning(GradientExponent(specification, record))
    }

    /// "layer1" of layer1.convolution and layer1.activation; nil if they are of different layers.
    private static func commonName(_ convolution: String, _ activation: String) -> String? {
        func layer(_ name: String) -> Substring { name[..<(name.lastIndex(of: ".") ?? name.endIndex)] }
        return layer(convolution) == layer(activation) ? String(layer(activation)) : nil
    }

    private static func meaning(_ exponent: GradientExponent?) -> String? {
        guard let exponent else { return nil }
        let bounds = GradientExponent.stable
        let words =
            switch exponent.stability {
            case .stable: "gradients keep their size"
            case .exploding: "gradients explode toward the input"
            case .vanishing: "gradients vanish toward the input"
            }
        return
            "λ = \(number(exponent.value)), the mean of \"ln growth\" over the interior layers of stride 1: \(words) "
            + "(stable: \(bounds)); one seed, without an interval"
    }

    private static func number(_ value: Double?) -> String { NumberFormat.significant(4).text(value ?? .nan) }

    func print() {
        StandardOutput.line(title)
        let head = ["layer"] + Self.quantities.map(\.title) + ["ln growth"]
        let cells = rows.map { row in
            [row.name]
                + Self.quantities.map { quantity, _ in
                    row.values[quantity].map { Self.number($0) } ?? ""
                } + [row.growth.map { Self.number($0) } ?? ""]
        }
        TextTable(head: head, rows: cells, numbers: Set(1..<head.count)).lines().forEach(StandardOutput.line)
        if let meaning { StandardOutput.line(meaning) }
    }

    /// The same with all digits; a field is empty where a quantity is undefined or not measured.
    func printCSV() {
        let head = ["layer"] + Self.quantities.map(\.quantity.identifier) + ["gradient-growth"]
        StandardOutput.line(head.joined(separator: ","))
        for row in rows {
            let values = Self.quantities.map { row.values[$0.quantity] ?? nil } + [row.growth]
            StandardOutput.line(([row.name] + values.map { $0.map { "\($0)" } ?? "" }).joined(separator: ","))
        }
    }
}
