/// The stable rank after every layer of a dense linear network with white input; ``DenseLinearNetwork``. The images of the
/// study play no part.
package struct DenseLinearWork: Hashable, Codable, Sendable {
    /// Samples of the input.
    var samples: Int

    /// The work for an input of some samples.
    package init(samples: Int) { self.samples = samples }
}
