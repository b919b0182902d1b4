import Networks

/// One pass of a batch through a network at initialization, with every probe.
package struct InitializationWork: Hashable, Sendable {
    /// Images in the batch.
    package var batch: Int
    /// Whether gradients are measured too.
    package var differentiates: Bool
    /// Quantities that are measured beside the program's own.
    package var quantities: [Quantity]

    /// One pass.
    package init(batch: Int, differentiates: Bool, quantities: [Quantity] = []) {
        self.batch = batch
        self.differentiates = differentiates
        self.quantities = quantities
    }
}

/// Quantities stand in a specification by their names, and only where there are any: a quantity from elsewhere that changes
/// needs another name.
extension InitializationWork: Encodable {
    private enum CodingKeys: String, CodingKey { case batch, differentiates, quantities }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(batch, forKey: .batch)
        try container.encode(differentiates, forKey: .differentiates)
        if !quantities.isEmpty { try container.encode(quantities.map(\.identifier), forKey: .quantities) }
    }
}
