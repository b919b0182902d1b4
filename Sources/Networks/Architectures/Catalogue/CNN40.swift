extension Architecture {
    /// `cfg_40` of the paper's published code.
    package static let cnn40 = Architecture(
        "cnn-40", summary: "40 convolutions, 64 to 512 channels, four of stride 2", family: .convolutional
    ) { specification throws(SpecificationError) in
        try .convolutional(
            [(8, 64, true), (8, 128, true), (8, 256, true), (8, 512, true), (8, 512, false)],
            widthDivisor: specification.widthDivisor)
    }
}
