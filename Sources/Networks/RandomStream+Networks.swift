import Random

extension RandomStream.Purpose {
    /// The weights of a convolution; the index is its place among the network's convolutions.
    static let weights = Self(number: 1)
    /// Weights and bias of the classifier.
    static let classifier = Self(number: 2)
}
