extension Architecture {
    /// Any depth and width, with stride 1 in every convolution, as in figure 6 of the paper.
    package static let cnnUniform = Architecture(
        "cnn-uniform", summary: "convolutions of stride 1 and one width; needs --depth and --width", family: .uniform
    ) { specification throws(SpecificationError) in
        guard let depth = specification.depth, let width = specification.width else {
            throw .uniformNeedsDepthAndWidth
        }
        guard depth >= 1 else { throw .tooSmall("--depth", value: depth, least: 1) }
        guard width >= 1 else { throw .tooSmall("--width", value: width, least: 1) }
        return try .convolutional([(depth, width, false)], widthDivisor: specification.widthDivisor)
    }
}
