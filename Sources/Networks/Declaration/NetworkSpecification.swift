/// A complete description of a network except for the size of its input. Equal specifications give equal networks.
package struct NetworkSpecification: Hashable, Sendable {
    /// The architecture.
    package var architecture: Architecture
    /// The normalization layer, the same throughout the network.
    package var normalizer: Normalizer
    /// The groups of a normalizer that takes them; 32 groups as in the published code if nil.
    package var grouping: Grouping?
    /// The parameterization of the weights; that of the normalizer if nil.
    package var weights: WeightParameterization?
    /// The order of operations in a residual block; residual networks only, apart from the default.
    package var block: ResidualBlock
    /// Whether each branch is scaled by a trained gain that starts at 0 (De and Smith 2020); residual networks only.
    package var skipInit: Bool
    /// What the architecture's widths are divided by; it must divide each of them.
    package var widthDivisor: Int
    /// The number of convolutions, for cnn-uniform only.
    package var depth: Int?
    /// Channels per convolution, for cnn-uniform only.
    package var width: Int?
    /// How convolutions pad their input.
    package var padding: Padding
    /// The number of classes, at least 2.
    package var classes: Int
    /// Whether group-norm and the EvoNorms use sample variances (divided by n - 1), as the published code does, instead
    /// of population variances.
    package var publishedCodeVariances: Bool

    /// Makes a specification; the defaults are the paper's network with 10 classes and zero padding.
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

    /// The widths, strides and blocks of the network.
    ///
    /// - Throws: `SpecificationError` where an option does not fit the architecture, or the width divisor or group size
    ///   does not divide a width.
    package func geometry() throws(SpecificationError) -> Geometry {
        if grouping != nil, !normalizer.takesGrouping { throw .groupingNotTaken(normalizer) }
        if publishedCodeVariances, !normalizer.takesPublishedVariances { throw .variancesNotTaken(normalizer) }
        guard classes >= 2 else { throw .tooSmall("the number of classes", value: classes, least: 2) }
        let definition = normalizer.definition
        if definition.placement != .afterConvolution, block != .postActivation { throw .placementTaken(normalizer) }
        if definition.branchGain != nil, skipInit { throw .gainTaken(normalizer) }
        let geometry = try unboundedGeometry()
        if normalizer.takesGrouping {
            let grouping = grouping ?? .published
            for width in geometry.widths { _ = try grouping.size(channels: width) }
        }
        return geometry
    }

    /// The geometry without the check of groups. Throws where an option does not fit the architecture.
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

/// The form in a run's specification. A normalizer is encoded by its whole definition rather than its name.
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
