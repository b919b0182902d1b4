extension Architecture {
    /// Three stages of nine residual blocks of two convolutions.
    package static let resNet56 = Architecture(
        "resnet-56", summary: "three stages of nine residual blocks, 32, 64 and 128 channels", family: .residual
    ) { specification throws(SpecificationError) in
        .residual(
            widths: try [32, 64, 128].dividedBy(specification.widthDivisor), blocksPerStage: 9,
            block: specification.block, skipInit: specification.skipInit)
    }
}
