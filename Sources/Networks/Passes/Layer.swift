/// The position of a layer in the structure of its network.
package enum LayerRole: Hashable, Sendable {
    /// In a network without skip connections.
    case plain
    /// Before the first residual block.
    case opening
    /// On the branch of a residual block.
    case branch(BlockPlace)
    /// On the shortcut of a residual block.
    case shortcut(BlockPlace)
    /// The output of a residual block, after the addition.
    case blockOutput(BlockPlace)

    /// The residual block that the layer belongs to; nil outside of blocks.
    var place: BlockPlace? {
        switch self {
        case .plain, .opening: nil
        case .branch(let place), .shortcut(let place), .blockOutput(let place): place
        }
    }

    /// Whether the layer is the output of a residual block.
    package var isBlockOutput: Bool {
        if case .blockOutput = self { return true }
        return false
    }
}

/// The position of a residual block.
package struct BlockPlace: Hashable, Codable, Sendable {
    /// The stage, from 1.
    package let stage: Int
    /// The block within its stage, from 1.
    let block: Int

    /// Makes the position of a block.
    package init(stage: Int, block: Int) {
        self.stage = stage
        self.block = block
    }
}

/// The identity of a layer, as observers see it.
package struct Layer: Hashable, Sendable {
    /// The displayed name.
    let name: String
    /// The position in the structure of the network.
    let role: LayerRole

    /// Makes the identity of a layer.
    package init(_ name: String, _ role: LayerRole) {
        self.name = name
        self.role = role
    }
}

/// Encoded as a string such as `"opening"`, or as the role with stage and block.
extension LayerRole: Codable {
    private enum CodingKeys: String, CodingKey { case role, stage, block }
    private enum Name: String, Codable {
        case plain, opening, branch, shortcut
        case blockOutput = "block-output"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(Name.self, forKey: .role)
        func place() throws -> BlockPlace {
            BlockPlace(
                stage: try container.decode(Int.self, forKey: .stage),
                block: try container.decode(Int.self, forKey: .block))
        }
        self =
            switch name {
            case .plain: .plain
            case .opening: .opening
            case .branch: .branch(try place())
            case .shortcut: .shortcut(try place())
            case .blockOutput: .blockOutput(try place())
            }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let name: Name =
            switch self {
            case .plain: .plain
            case .opening: .opening
            case .branch: .branch
            case .shortcut: .shortcut
            case .blockOutput: .blockOutput
            }
        try container.encode(name, forKey: .role)
        try container.encodeIfPresent(place?.stage, forKey: .stage)
        try container.encodeIfPresent(place?.block, forKey: .block)
    }
}
