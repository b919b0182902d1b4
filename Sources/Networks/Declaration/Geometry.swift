/// Where the layers of a network stand and how wide they are.
package enum Geometry: Hashable, Sendable {
    case convolutional(widths: [Int], strides: [Int])
    case residual(widths: [Int], blocksPerStage: Int, block: ResidualBlock, skipInit: Bool)

    package var widths: [Int] {
        switch self {
        case .convolutional(let widths, _): widths
        case .residual(let widths, _, _, _): widths
        }
    }
}

extension Geometry {
    /// A network without skips, as the published configuration of Lubana, Dick, Tanaka (2021) writes it: each width some
    /// times, and whether the last of them has stride 2.
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
    /// Every width divided.
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
