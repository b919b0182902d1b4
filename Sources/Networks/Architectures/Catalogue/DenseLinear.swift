extension Architecture {
    /// Dense layers of one width, each with a normalizer and none with an activation function. It sees no images, and is
    /// no choice of the command line: ``DenseLinearNetwork`` runs it.
    package static let denseLinear = Architecture(
        "dense-linear", summary: "dense layers with normalizers, without activation functions", family: .uniform
    ) { specification throws(SpecificationError) in
        throw .notConvolutional(specification.architecture)
    }
}
