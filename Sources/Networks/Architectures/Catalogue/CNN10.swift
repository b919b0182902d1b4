extension Architecture {
    /// `cfg_10` of the paper's published code.
    package static let cnn10 = Architecture(
        "cnn-10", summary: "10 convolutions, 64 to 512 channels, four of stride 2", family: .convolutional
    ) { specification throws(SpecificationError) in
        try .convolutional(
            [(2, 64, true), (2, 128, true), (2, 256, true), (2, 512, true), (2, 512, false)],
            widthDivisor: specification.widthDivisor)
    }
}
