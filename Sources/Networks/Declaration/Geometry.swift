/// The arrangement and widths of a network's convolutions.
package enum Geometry: Hashable, Sendable {
    /// A chain of 3 x 3 convolutions without skip connections; one width and one stride per convolution.
    case convolutional(widths: [Int], strides: [Int])
    /// A residual network; one width per stage. Every stage but the first begins with stride 2.
    case residual(widths: [Int], blocksPerStage: Int, block: ResidualBlock, skipInit: Bool)

    /// Channels per convolution, or per stage of a residual network.
    package var widths: [Int] {
        switch self {
        case .convolutional(let widths, _): widths
        case .residual(let widths, _, _, _): widths
        }
    }
}

extension Geometry {
    /// A network without skip connections, described as in the published configuration of Lubana, Dick, Tanaka (2021):
    /// for each width the number of convolutions, and whether the last of them has stride 2.
    ///
    /// - Throws: `SpecificationError.widthDivisor` where the divisor does not divide a width.
    static func convolutional(
        _ stages: [(count: Int, width: Int, endsWithStride: Bool)], widthDivisor: Int
    ) throws(SpecificationError) -> Geometry {
        var widths = [Int]()
        var strides = [Int]()
        for stage in stages {
            for position in 0..<stage.count {
                widths.append(stage.width)
                strides.append(stage.endsWithStride && position == stage.count - 1 ? 2 : 1)
            }
        }
        return .convolutional(widths: try widths.dividedBy(widthDivisor), strides: strides)
    }
}

extension [Int] {
    /// The widths, each divided by a divisor.
    func dividedBy(_ divisor: Int) throws(SpecificationError) -> [Int] {
        guard divisor >= 1 else { throw .tooSmall("the width divisor", value: divisor, least: 1) }
        var result = [Int]()
        for width in self {
            guard width % divisor == 0 else { throw .widthDivisor(divisor, width: width) }
            result.append(width / divisor)
        }
        return result
    }
}
