/// The form of a definition in a run's specification. It is complete, so that runs of different layers are never
/// confused, and omits the layer's name, so that renaming a layer does not lose its runs.
extension NormalizerDefinition: Encodable {
    private enum CodingKeys: String, CodingKey {
        case operation, activation, weights, placement
        case branchGain = "branch-gain"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(operation, forKey: .operation)
        try container.encode(activation, forKey: .activation)
        try container.encode(weights, forKey: .weights)
        // Left out where they say nothing, so that older runs keep their keys.
        if placement != .afterConvolution { try container.encode(placement, forKey: .placement) }
        try container.encodeIfPresent(branchGain, forKey: .branchGain)
    }
}

extension NormalizerDefinition.Operation: Encodable {
    private enum CodingKeys: String, CodingKey { case custom, revision, linear, declared }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .identity:
            var container = encoder.singleValueContainer()
            try container.encode("identity")
        case .linear(let linear):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(linear, forKey: .linear)
        case .declared(let operation):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(operation, forKey: .declared)
        case .custom(let operation):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(operation.identifier, forKey: .custom)
            try container.encode(operation.revision, forKey: .revision)
        }
    }
}

extension LinearStatistics: Encodable {
    private enum CodingKeys: String, CodingKey {
        case set, centres, deviation, epsilon
        case learnsEpsilon = "learns-epsilon"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(set.name, forKey: .set)
        try container.encode(centres, forKey: .centres)
        try container.encode(deviation, forKey: .deviation)
        switch epsilon {
        case .fixed(let value):
            try container.encode(value, forKey: .epsilon)
        case .learnable(let start):
            try container.encode(start, forKey: .epsilon)
            try container.encode(true, forKey: .learnsEpsilon)
        }
    }
}

extension LinearStatistics.Set {
    /// The name in a specification.
    fileprivate var name: String {
        switch self {
        case .batchAndSpace: "batch-and-space"
        case .sampleChannels(.one): "space"
        case .sampleChannels(.grouped): "group-and-space"
        case .sampleChannels(.all): "channels-and-space"
        }
    }
}
