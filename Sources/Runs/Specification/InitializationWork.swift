import Networks

/// One pass of a batch through a network at initialization, with every probe.
package struct InitializationWork: Hashable, Sendable {
    /// Images in the batch.
    package var batch: Int
    /// Whether gradients are measured too.
    package var differentiates: Bool
    /// Quantities that are measured beside the program's own.
    var quantities: [Quantity]
    /// How many of the seed's images come before the batch; nil if none do, so that the first part of a larger batch is
    /// the same run as a batch of that size.
    private(set) var skippedImages: Int?

    /// One pass.
    package init(batch: Int, differentiates: Bool, quantities: [Quantity] = [], skippedImages: Int = 0) {
        precondition(skippedImages >= 0, "a batch follows no images or some")
        self.batch = batch
        self.differentiates = differentiates
        self.quantities = quantities
        self.skippedImages = skippedImages > 0 ? skippedImages : nil
    }

    /// The same with the seed's first images.
    var withFirstImages: InitializationWork {
        var work = self
        work.skippedImages = nil
        return work
    }
}

/// A specification lists quantities by their names, and only if there are any: a quantity from elsewhere that changes
/// needs another name.
extension InitializationWork: Encodable {
    private enum CodingKeys: String, CodingKey {
        case batch, differentiates, quantities
        case skippedImages = "skipped-images"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(batch, forKey: .batch)
        try container.encode(differentiates, forKey: .differentiates)
        if !quantities.isEmpty { try container.encode(quantities.map(\.identifier), forKey: .quantities) }
        try container.encodeIfPresent(skippedImages, forKey: .skippedImages)
    }
}
