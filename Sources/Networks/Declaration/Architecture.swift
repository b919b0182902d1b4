/// The architectures that have a name.
package enum Architecture: String, CaseIterable, Codable, Sendable, CustomStringConvertible {
    case cnn10 = "cnn-10"
    case cnn20 = "cnn-20"
    case cnn40 = "cnn-40"
    /// Any depth and width, every convolution with stride 1.
    case cnnUniform = "cnn-uniform"
    case resNet56 = "resnet-56"

    package var description: String { rawValue }

    /// One line for people.
    package var summary: String {
        switch self {
        case .cnn10: "10 convolutions, 64 to 512 channels, four of stride 2"
        case .cnn20: "20 convolutions, 64 to 512 channels, four of stride 2"
        case .cnn40: "40 convolutions, 64 to 512 channels, four of stride 2"
        case .cnnUniform: "convolutions of stride 1 and one width; needs --depth and --width"
        case .resNet56: "three stages of nine residual blocks, 32, 64 and 128 channels"
        }
    }

    package var isResidual: Bool { self == .resNet56 }

    /// Widths and strides of the convolutional networks, as in the published configuration of Lubana, Dick, Tanaka
    /// (2021): each width some times, the last of them with stride 2.
    static func stages(_ stages: [(count: Int, width: Int, endsWithStride: Bool)]) -> (widths: [Int], strides: [Int]) {
        var widths = [Int]()
        var strides = [Int]()
        for stage in stages {
            for position in 0..<stage.count {
                widths.append(stage.width)
                strides.append(stage.endsWithStride && position == stage.count - 1 ? 2 : 1)
            }
        }
        return (widths, strides)
    }
}

/// The order of normalizer, activation and addition in a residual block.
package enum ResidualBlock: String, CaseIterable, Codable, Sendable {
    /// x = act(g norm(conv2 act(norm(conv1 x))) + s(x)), the paper's.
    case postActivation = "post-activation"
    /// x = g conv2(act(norm(conv1(act(norm x))))) + s(x) (He, Zhang, Ren, Sun 2016).
    case preActivation = "pre-activation"
    /// x = g act(norm(conv2 act(norm(conv1 x)))) + s(x): the non-linearity on the branch.
    case branchActivation = "branch-activation"
}

/// What stands beyond the border of a map.
package enum Padding: String, CaseIterable, Codable, Sendable {
    case zero, periodic
}

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
