/// The measurements of one layer in one pass.
package struct LayerMeasurement: Sendable, Equatable {
    /// The displayed name of the layer.
    package let name: String
    /// The kind of the layer.
    package let kind: LayerKind
    /// The position in the structure of the network.
    package let role: LayerRole
    /// The height of the layer's output feature map.
    package let height: Int
    /// Channels of the layer's output.
    package let channels: Int
    /// The values by the quantities' identifiers; nil if a quantity is undefined, as for a zero sample, a batch of
    /// one or an overflow.
    package var values: [String: Double?]

    /// Makes the measurements of a layer.
    package init(
        name: String, kind: LayerKind, role: LayerRole = .plain, height: Int, channels: Int,
        quantities: [Quantity: Double?] = [:]
    ) {
        self.name = name
        self.kind = kind
        self.role = role
        self.height = height
        self.channels = channels
        values = Dictionary(uniqueKeysWithValues: quantities.map { ($0.key.identifier, $0.value) })
    }

    /// The value of a quantity; nil if it is undefined or was not measured.
    package subscript(_ quantity: Quantity) -> Double? { values[quantity.identifier] ?? nil }

    /// Sets a quantity, also if it is undefined.
    mutating func set(_ quantity: Quantity, _ value: Double?) { values.updateValue(value, forKey: quantity.identifier) }
}

extension LayerMeasurement: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, kind, role, height, channels
        case values = "quantities"
    }
}
