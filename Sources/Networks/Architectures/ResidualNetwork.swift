import Tensors

extension NetworkBuilder {
    /// Adds a convolution and the stages of residual blocks. The first block of every later stage halves the feature
    /// map.
    mutating func residual(
        widths: [Int], blocksPerStage: Int, order: ResidualBlock, skipInit: Bool
    ) throws -> Value {
        var x = try convolution(Layer("opening.convolution", .opening), input, outputs: widths[0], stride: 1)
        x = try normalizer("opening.normalizer", activation: Layer("opening.activation", .opening), x)
        for (stage, width) in widths.enumerated() {
            for position in 0..<blocksPerStage {
                let block = Block(
                    place: BlockPlace(stage: stage + 1, block: position + 1), width: width,
                    stride: stage > 0 && position == 0 ? 2 : 1, gain: skipInit ? 0 : definition.branchGain)
                x =
                    switch (order, definition.placement) {
                    case (.preActivation, _), (_, .beforeConvolution): try preActivation(block, x)
                    case (.branchActivation, _): try branchActivation(block, x)
                    case (.postActivation, _): try postActivation(block, x)
                    }
            }
        }
        return x
    }

    /// One residual block: its place, sizes and names.
    private struct Block {
        let place: BlockPlace
        let width: Int
        let stride: Int
        let gain: Parameter?

        init(place: BlockPlace, width: Int, stride: Int, gain start: Double?) {
            self.place = place
            self.width = width
            self.stride = stride
            gain = start.map {
                Parameter("\(Self.name(place)).gain", .skipGain, shape: [1], value: Float($0))
            }
        }

        private static func name(_ place: BlockPlace) -> String { "stage\(place.stage).block\(place.block)" }
        func name(_ part: String) -> String { "\(Self.name(place)).\(part)" }
        func branch(_ part: String) -> Layer { Layer(name(part), .branch(place)) }
        func shortcut(_ part: String) -> Layer { Layer(name("shortcut.\(part)"), .shortcut(place)) }
        var output: Layer { Layer(name("output"), .blockOutput(place)) }
    }

    private mutating func postActivation(_ block: Block, _ x: Value) throws -> Value {
        var u = x
        if definition.placement == .aroundBranch { u = try bareNormalizer(block.branch("normalizer0"), u) }
        u = try convolution(block.branch("convolution1"), u, outputs: block.width, stride: block.stride)
        u =
            definition.placement == .branchEnd
            ? try bareActivation(block.branch("activation1"), u)
            : try normalizer(block.name("normalizer1"), activation: block.branch("activation1"), u)
        u = try convolution(block.branch("convolution2"), u, outputs: block.width, stride: 1)
        let skip = try shortcut(block, x)
        return try normalizer(block.name("normalizer2"), activation: block.output, u, skip: skip, gain: block.gain)
    }

    private mutating func branchActivation(_ block: Block, _ x: Value) throws -> Value {
        var u = try convolution(block.branch("convolution1"), x, outputs: block.width, stride: block.stride)
        u = try normalizer(block.name("normalizer1"), activation: block.branch("activation1"), u)
        u = try convolution(block.branch("convolution2"), u, outputs: block.width, stride: 1)
        u = try normalizer(block.name("normalizer2"), activation: block.branch("activation2"), u, isProbed: false)
        return add(block, u, skip: try shortcut(block, x))
    }

    private mutating func preActivation(_ block: Block, _ x: Value) throws -> Value {
        var u = try normalizer(block.name("normalizer1"), activation: block.branch("activation1"), x)
        u = try convolution(block.branch("convolution1"), u, outputs: block.width, stride: block.stride)
        u = try normalizer(block.name("normalizer2"), activation: block.branch("activation2"), u)
        u = try convolution(block.branch("convolution2"), u, outputs: block.width, stride: 1)
        var skip = x
        if block.stride != 1 {
            skip = try bareNormalizer(block.shortcut("normalizer"), x)
            skip = try convolution(
                block.shortcut("convolution"), skip, outputs: block.width, stride: block.stride)
        }
        return add(block, u, skip: skip)
    }

    /// Adds the end of a block without an activation after the addition.
    private mutating func add(_ block: Block, _ branch: Value, skip: Value) -> Value {
        append(
            AdditionNode(
                layer: block.output, branch: branch.index, skip: skip.index, shape: branch.shape, gain: block.gain,
                isProbed: true))
    }

    /// Adds the shortcut: the identity or, if the shape changes, a 3x3 convolution and the normalizer.
    private mutating func shortcut(_ block: Block, _ x: Value) throws -> Value {
        guard block.stride != 1 || x.shape.channels != block.width else { return x }
        let skip = try convolution(block.shortcut("convolution"), x, outputs: block.width, stride: block.stride)
        guard definition.placement != .afterAddition else { return skip }
        return try bareNormalizer(block.shortcut("normalizer"), skip)
    }
}
