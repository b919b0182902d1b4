import Random

extension RandomStream.Purpose {
    /// The weights of a convolution; the index is its position among the network's convolutions.
    static let weights = Self(number: 1)
    /// The weights and bias of the classifier.
    static let classifier = Self(number: 2)
    /// A dense linear network: its input at index 0, the weights of layer l at index l.
    static let denseLinear = Self(number: 10)
}
