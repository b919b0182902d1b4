import Tensors

extension NetworkBuilder {
    /// Three stages of residual blocks behind an opening convolution; the first block of the later stages halves the map.
    mutating func residual(
        widths: [Int], blocksPerStage: Int, block: ResidualBlock, skipInit: Bool
    ) throws -> Value {
        var x = try convolution("opening.convolution", input, outputs: widths[0], stride: 1)
        x = try normalizer("opening.normalizer", activation: "opening.activation", x)
        for (stage, width) in widths.enumerated() {
            for position in 0..<blocksPerStage {
                let name = "stage\(stage + 1).block\(position + 1)"
                let stride = stage > 0 && position == 0 ? 2 : 1
                let gain = skipInit ? Parameter("\(name).gain", .skipGain, shape: [1]) : nil
                x =
                    switch block {
                    case .postActivation: try postActivation(name, x, width: width, stride: stride, gain: gain)
                    case .branchActivation: try branchActivation(name, x, width: width, stride: stride, gain: gain)
                    case .preActivation: try preActivation(name, x, width: width, stride: stride, gain: gain)
                    }
            }
        }
        return x
    }

    private mutating func postActivation(
        _ name: String, _ x: Value, width: Int, stride: Int, gain: Parameter?
    ) throws -> Value {
        var u = try convolution("\(name).convolution1", x, outputs: width, stride: stride)
        u = try normalizer("\(name).normalizer1", activation: "\(name).activation1", u)
        u = try convolution("\(name).convolution2", u, outputs: width, stride: 1)
        let skip = try shortcut(name, x, width: width, stride: stride)
        return try normalizer(
            "\(name).normalizer2", activation: "\(name).output", u, skip: skip, gain: gain)
    }

    private mutating func branchActivation(
        _ name: String, _ x: Value, width: Int, stride: Int, gain: Parameter?
    ) throws -> Value {
        var u = try convolution("\(name).convolution1", x, outputs: width, stride: stride)
        u = try normalizer("\(name).normalizer1", activation: "\(name).activation1", u)
        u = try convolution("\(name).convolution2", u, outputs: width, stride: 1)
        u = try normalizer("\(name).normalizer2", activation: "\(name).activation2", u, isProbed: false)
        let skip = try shortcut(name, x, width: width, stride: stride)
        return append(
            AdditionNode(
                name: "\(name).output", branch: u.index, skip: skip.index, shape: u.shape, gain: gain, isProbed: true))
    }

    private mutating func preActivation(
        _ name: String, _ x: Value, width: Int, stride: Int, gain: Parameter?
    ) throws -> Value {
        var u = try normalizer("\(name).normalizer1", activation: "\(name).activation1", x)
        u = try convolution("\(name).convolution1", u, outputs: width, stride: stride)
        u = try normalizer("\(name).normalizer2", activation: "\(name).activation2", u)
        u = try convolution("\(name).convolution2", u, outputs: width, stride: 1)
        var skip = x
        if stride != 1 {
            skip = try bareNormalizer("\(name).shortcut.normalizer", x)
            skip = try convolution("\(name).shortcut.convolution", skip, outputs: width, stride: stride)
        }
        return append(
            AdditionNode(
                name: "\(name).output", branch: u.index, skip: skip.index, shape: u.shape, gain: gain, isProbed: true))
    }

    /// The identity or, where the shape changes, a 3x3 convolution and the normalizer.
    private mutating func shortcut(_ name: String, _ x: Value, width: Int, stride: Int) throws -> Value {
        guard stride != 1 || x.shape.channels != width else { return x }
        let skip = try convolution("\(name).shortcut.convolution", x, outputs: width, stride: stride)
        return try bareNormalizer("\(name).shortcut.normalizer", skip)
    }
}
