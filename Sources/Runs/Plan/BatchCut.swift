import Networks

/// The images of one large batch, cut into batches of fewer: the same images and weights, so that what differs is what a
/// normalizer sees at a time.
package struct BatchCut: Hashable, Sendable {
    /// Images of the large batch.
    let whole: Int
    /// Images of a part.
    let part: Int
    /// How many parts are run: all of them, or the first ones where a limit is lower. Images are in random order, so the
    /// first parts are as good as any, and the mean over them has the same expectation.
    let count: Int

    /// - Parameter limit: how many parts are run at most; nil for all.
    package init(whole: Int, part: Int, limit: Int? = nil) {
        precondition(part > 0 && whole % part == 0, "parts of \(part) do not fill \(whole) images")
        precondition(limit ?? 1 > 0, "at least one part is run")
        self.whole = whole
        self.part = part
        count = min(whole / part, limit ?? .max)
    }

    /// Passes of a network with gradients, one selection a part. A part is shared by all cuts that have it.
    package func selections(_ network: NetworkSpecification, seeds: [UInt64]) -> [InitializationSelection] {
        (0..<count).map { index in
            InitializationSelection(
                network: network, batch: part, differentiates: true, seeds: seeds, skippedImages: index * part)
        }
    }
}
