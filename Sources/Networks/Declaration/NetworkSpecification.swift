/// Everything that says which network is built, but for the size of its input. Equal specifications give equal networks.
package struct NetworkSpecification: Hashable, Sendable {
    package var architecture: Architecture
    package var normalizer: Normalizer
    /// For group-norm and evonorm-s0; nil is 32 groups, as the published code.
    package var grouping: Grouping?
    /// How weights are parameterized, where not as the normalizer says.
    package var weights: WeightParameterization?
    package var block: ResidualBlock
    package var skipInit: Bool
    package var widthDivisor: Int
    /// Of cnn-uniform.
    package var depth: Int?
    package var width: Int?
    package var padding: Padding
    package var classes: Int
    package var publishedCodeVariances: Bool

    package init(
        architecture: Architecture, normalizer: Normalizer, grouping: Grouping? = nil,
        weights: WeightParameterization? = nil, block: ResidualBlock = .postActivation, skipInit: Bool = false,
        widthDivisor: Int = 1, depth: Int? = nil, width: Int? = nil, padding: Padding = .zero, classes: Int = 10,
        publishedCodeVariances: Bool = false
    ) {
        self.architecture = architecture
        self.normalizer = normalizer
        self.grouping = grouping
        self.weights = weights
        self.block = block
        self.skipInit = skipInit
        self.widthDivisor = widthDivisor
        self.depth = depth
        self.width = width
        self.padding = padding
        self.classes = classes
        self.publishedCodeVariances = publishedCodeVariances
    }

    /// Widths, strides and blocks. Throws where the options do not fit the architecture, the width divisor does not
    /// divide, or a group size does not.
    package func geometry() throws(SpecificationError) -> Geometry {
        if grouping != nil, !normalizer.takesGrouping { throw .groupingNotTaken(normalizer) }
        guard classes >= 2 else { throw .tooSmall("the number of classes", value: classes, least: 2) }
        let geometry = try unboundedGeometry()
        if normalizer.takesGrouping {
            let grouping = grouping ?? .published
            for width in geometry.widths { _ = try grouping.size(channels: width) }
        }
        return geometry
    }

    private func unboundedGeometry() throws(SpecificationError) -> Geometry {
        if architecture != .cnnUniform, depth != nil || width != nil {
            throw .optionNotTaken("--depth or --width", architecture: architecture)
        }
        if !architecture.isResidual {
            if skipInit { throw .optionNotTaken("--skip-init", architecture: architecture) }
            if block != .postActivation { throw .optionNotTaken("--block", architecture: architecture) }
        }
        switch architecture {
        case .cnn10:
            return try convolutional([(2, 64, true), (2, 128, true), (2, 256, true), (2, 512, true), (2, 512, false)])
        case .cnn20:
            return try convolutional([(4, 64, true), (4, 128, true), (4, 256, true), (4, 256, true), (4, 512, false)])
        case .cnn40:
            return try convolutional([(8, 64, true), (8, 128, true), (8, 256, true), (8, 512, true), (8, 512, false)])
        case .cnnUniform:
            guard let depth, let width else { throw .uniformNeedsDepthAndWidth }
            guard depth >= 1 else { throw .tooSmall("--depth", value: depth, least: 1) }
            guard width >= 1 else { throw .tooSmall("--width", value: width, least: 1) }
            return try convolutional([(depth, width, false)])
        case .resNet56:
            return .residual(
                widths: try [32, 64, 128].dividedBy(widthDivisor), blocksPerStage: 9, block: block, skipInit: skipInit)
        }
    }

    private func convolutional(
        _ stages: [(count: Int, width: Int, endsWithStride: Bool)]
    ) throws(SpecificationError) -> Geometry {
        let (widths, strides) = Architecture.stages(stages)
        return .convolutional(widths: try widths.dividedBy(widthDivisor), strides: strides)
    }
}

extension [Int] {
    fileprivate func dividedBy(_ divisor: Int) throws(SpecificationError) -> [Int] {
        guard divisor >= 1 else { throw .tooSmall("the width divisor", value: divisor, least: 1) }
        var result = [Int]()
        for width in self {
            guard width % divisor == 0 else { throw .widthDivisor(divisor, width: width) }
            result.append(width / divisor)
        }
        return result
    }
}

/// The form in which it stands in a run's specification: a normalizer by its whole definition, not by its name.
extension NetworkSpecification: Encodable {
    private enum CodingKeys: String, CodingKey {
        case architecture, normalizer, grouping, weights, block, depth, width, padding, classes
        case skipInit = "skip-init"
        case widthDivisor = "width-divisor"
        case publishedCodeVariances = "published-code-variances"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(architecture, forKey: .architecture)
        try container.encode(normalizer.definition, forKey: .normalizer)
        try container.encodeIfPresent(grouping, forKey: .grouping)
        try container.encodeIfPresent(weights, forKey: .weights)
        try container.encode(block, forKey: .block)
        try container.encode(skipInit, forKey: .skipInit)
        try container.encode(widthDivisor, forKey: .widthDivisor)
        try container.encodeIfPresent(depth, forKey: .depth)
        try container.encodeIfPresent(width, forKey: .width)
        try container.encode(padding, forKey: .padding)
        try container.encode(classes, forKey: .classes)
        try container.encode(publishedCodeVariances, forKey: .publishedCodeVariances)
    }
}
