import Findings
import Foundation
import Networks
import Runs

/// A probe's result for programs.
struct ProbeOutput: Encodable {
    let specification: RunSpecification
    let loss: Double?
    let layers: [LayerMeasurement]

    init(specification: RunSpecification, record: RunRecord) {
        self.specification = specification
        loss = record.loss
        layers = record.layers
    }

    private enum CodingKeys: String, CodingKey { case specification, loss, layers }

    /// An undefined loss is null, not absent.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(specification, forKey: .specification)
        try container.encode(loss, forKey: .loss)
        try container.encode(layers, forKey: .layers)
    }
}

/// A probe's result for people: one row a layer, convolution and activation side by side.
struct ProbeTable {
    private let title: String
    private let rows: [[String]]

    init(_ specification: RunSpecification, _ record: RunRecord) {
        let network = specification.network
        title =
            "\(network.architecture), \(network.normalizerLabel), seed \(specification.seed), loss "
            + Self.number(record.loss)
        var rows = [["layer", "kind", "std", "gradient norm", "variance", "cosine", "stable rank"]]
        for layer in record.layers {
            let quantities: [Quantity] = [
                .standardDeviation, .gradientNorm, .activationVariance, .cosineSimilarity, .stableRank,
            ]
            rows.append(
                [layer.name, layer.kind.rawValue]
                    + quantities.map { quantity in
                        guard quantity.kind == layer.kind else { return "" }
                        return Self.number(layer[quantity])
                    })
        }
        self.rows = rows
    }

    private static func number(_ value: Double?) -> String { NumberFormat.significant(4).text(value ?? .nan) }

    func print() {
        StandardOutput.line(title)
        TextTable(
            head: rows[0], rows: Array(rows.dropFirst()),
            alignment: [.left, .left] + rows[0].dropFirst(2).map { _ in .right }
        ).lines.forEach(StandardOutput.line)
    }
}
