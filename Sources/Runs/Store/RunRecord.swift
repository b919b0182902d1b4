import Foundation
import Networks

/// What one run found.
package struct RunRecord: Sendable, Equatable {
    /// Mean cross-entropy of the batch; nil where it is not finite.
    package let loss: Double?
    package let layers: [LayerMeasurement]
    /// r = (E s)² / E s² of a residual network's normalized branches, by stage; empty without any.
    package let branchEvenness: [Double?]

    package init(loss: Double?, layers: [LayerMeasurement], branchEvenness: [Double?] = []) {
        self.loss = loss
        self.layers = layers
        self.branchEvenness = branchEvenness
    }

    /// The layers of a kind, in forward order.
    package func layers(_ kind: LayerMeasurement.Kind) -> [LayerMeasurement] { layers.filter { $0.kind == kind } }
}

/// Stored column by column: a quantity is one array over the layers, with null where it is undefined or the layer has
/// none.
extension RunRecord: Codable {
    private enum CodingKeys: String, CodingKey {
        case loss, names, kinds, heights, channels, quantities
        case branchEvenness = "branch-evenness"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        loss = try container.decode(Double?.self, forKey: .loss)
        let names = try container.decode([String].self, forKey: .names)
        let kinds = try container.decode([LayerMeasurement.Kind].self, forKey: .kinds)
        let heights = try container.decode([Int].self, forKey: .heights)
        let channels = try container.decode([Int].self, forKey: .channels)
        let columns = try container.decode([String: [Double?]].self, forKey: .quantities)
        let counts = [kinds.count, heights.count, channels.count] + columns.values.map(\.count)
        guard counts.allSatisfy({ $0 == names.count }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .quantities, in: container, debugDescription: "columns of different lengths")
        }
        var layers = names.indices.map {
            LayerMeasurement(name: names[$0], kind: kinds[$0], height: heights[$0], channels: channels[$0])
        }
        for (name, column) in columns {
            guard let quantity = Quantity(rawValue: name) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .quantities, in: container, debugDescription: "unknown quantity '\(name)'")
            }
            for (index, value) in column.enumerated() where quantity.kind == kinds[index] {
                layers[index].quantities[quantity] = value
            }
        }
        self.layers = layers
        branchEvenness = try container.decode([Double?].self, forKey: .branchEvenness)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(loss, forKey: .loss)
        try container.encode(branchEvenness, forKey: .branchEvenness)
        try container.encode(layers.map(\.name), forKey: .names)
        try container.encode(layers.map(\.kind), forKey: .kinds)
        try container.encode(layers.map(\.height), forKey: .heights)
        try container.encode(layers.map(\.channels), forKey: .channels)
        var columns = [String: [Double?]]()
        for quantity in Quantity.allCases { columns[quantity.rawValue] = layers.map { $0[quantity] } }
        try container.encode(columns, forKey: .quantities)
    }
}
