/// What the probes of one pass found of one layer.
package struct LayerMeasurement: Sendable, Equatable {
    /// The layer's name, for people.
    package let name: String
    /// What it computes.
    package let kind: LayerKind
    /// Where it stands.
    package let role: LayerRole
    /// Rows of the layer's output map.
    package let height: Int
    /// Channels of the layer's output.
    package let channels: Int
    /// By the quantities' identifiers; nil is a quantity that is undefined: a zero row, a batch of one, an overflow.
    package var values: [String: Double?]

    /// A layer's measurements.
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

    /// nil where the quantity is undefined, or was not measured.
    package subscript(_ quantity: Quantity) -> Double? { values[quantity.identifier] ?? nil }

    /// Writes a quantity, undefined ones too.
    mutating func set(_ quantity: Quantity, _ value: Double?) { values.updateValue(value, forKey: quantity.identifier) }
}

extension LayerMeasurement: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, kind, role, height, channels
        case values = "quantities"
    }
}
