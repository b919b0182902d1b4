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
        if publishedCodeVariances, !normalizer.takesPublishedVariances { throw .variancesNotTaken(normalizer) }
        guard classes >= 2 else { throw .tooSmall("the number of classes", value: classes, least: 2) }
        let geometry = try unboundedGeometry()
        if normalizer.takesGrouping {
            let grouping = grouping ?? .published
            for width in geometry.widths { _ = try grouping.size(channels: width) }
        }
        return geometry
    }

    /// The geometry before groups are asked for. Throws where an option does not fit the architecture.
    private func unboundedGeometry() throws(SpecificationError) -> Geometry {
        if architecture.family != .uniform, depth != nil || width != nil {
            throw .optionNotTaken("--depth or --width", architecture: architecture)
        }
        if architecture.family != .residual {
            if skipInit { throw .optionNotTaken("--skip-init", architecture: architecture) }
            if block != .postActivation { throw .optionNotTaken("--block", architecture: architecture) }
        }
        return try architecture.geometry(self)
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
