extension Architecture {
    /// `cfg_20` of the paper's published code.
    package static let cnn20 = Architecture(
        "cnn-20", summary: "20 convolutions, 64 to 512 channels, four of stride 2", family: .convolutional
    ) { specification throws(SpecificationError) in
        try .convolutional(
            [(4, 64, true), (4, 128, true), (4, 256, true), (4, 256, true), (4, 512, false)],
            widthDivisor: specification.widthDivisor)
    }
}
