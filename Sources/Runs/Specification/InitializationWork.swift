/// One pass of a batch through a network at initialization, with every probe.
package struct InitializationWork: Hashable, Codable, Sendable {
    package var batch: Int
    /// Whether gradients are measured too.
    package var differentiates: Bool

    package init(batch: Int, differentiates: Bool) {
        self.batch = batch
        self.differentiates = differentiates
    }
}
