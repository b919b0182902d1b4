import Foundation
import Networks

/// The result of one run at initialization.
package struct RunRecord: Sendable, Equatable {
    /// The mean cross-entropy of the batch in nats; nil if it is not finite.
    package let loss: Double?
    /// The measurements of every layer, in forward order.
    package let layers: [LayerMeasurement]
    /// r = (E s)² / E s² for each stage of a residual network with normalized branches, where s² is the mean square of
    /// the branches over channels at one image and position. An element is nil if r is undefined; the array is empty
    /// if r was not measured.
    package let branchEvenness: [Double?]

    /// Makes a record of the given results.
    package init(loss: Double?, layers: [LayerMeasurement], branchEvenness: [Double?] = []) {
        self.loss = loss
        self.layers = layers
        self.branchEvenness = branchEvenness
    }
}

/// Stored by column: for each kind of layer, a quantity is one array over the layers of that kind, with null where it
/// is undefined.
extension RunRecord: Codable {
    private enum CodingKeys: String, CodingKey {
        case loss, names, kinds, roles, heights, channels, quantities
        case branchEvenness = "branch-evenness"
    }

    /// A kind of layer as a key.
    private struct Kind: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ kind: LayerKind) { stringValue = kind.rawValue }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        loss = try container.decode(Double?.self, forKey: .loss)
        let names = try container.decode([String].self, forKey: .names)
        let kinds = try container.decode([LayerKind].self, forKey: .kinds)
        let roles = try container.decode([LayerRole].self, forKey: .roles)
        let heights = try container.decode([Int].self, forKey: .heights)
        let channels = try container.decode([Int].self, forKey: .channels)
        guard [kinds.count, roles.count, heights.count, channels.count].allSatisfy({ $0 == names.count }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .names, in: container, debugDescription: "columns of different lengths")
        }
        var layers = names.indices.map {
            LayerMeasurement(
                name: names[$0], kind: kinds[$0], role: roles[$0], height: heights[$0], channels: channels[$0])
        }
        let quantities = try container.nestedContainer(keyedBy: Kind.self, forKey: .quantities)
        for kind in LayerKind.allCases {
            let members = layers.indices.filter { layers[$0].kind == kind }
            for (name, column) in try quantities.decode([String: [Double?]].self, forKey: Kind(kind)) {
                guard column.count == members.count else {
                    throw DecodingError.dataCorruptedError(
                        forKey: Kind(kind), in: quantities, debugDescription: "columns of different lengths")
                }
                for (index, value) in zip(members, column) { layers[index].values.updateValue(value, forKey: name) }
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
        try container.encode(layers.map(\.role), forKey: .roles)
        try container.encode(layers.map(\.height), forKey: .heights)
        try container.encode(layers.map(\.channels), forKey: .channels)
        var quantities = container.nestedContainer(keyedBy: Kind.self, forKey: .quantities)
        for kind in LayerKind.allCases {
            let members = layers.filter { $0.kind == kind }
            let names = Set(members.flatMap(\.values.keys))
            let columns = Dictionary(
                uniqueKeysWithValues: names.map { name in (name, members.map { $0.values[name] ?? nil }) })
            try quantities.encode(columns, forKey: Kind(kind))
        }
    }
}
