/// Where a layer stands in its network.
package enum LayerRole: Hashable, Sendable {
    /// In a network without skips.
    case plain
    /// Before the first residual block.
    case opening
    /// On the branch of a residual block.
    case branch(BlockPlace)
    /// On its shortcut.
    case shortcut(BlockPlace)
    /// Behind its addition: the stream.
    case blockOutput(BlockPlace)

    /// The residual block that the layer belongs to; nil outside of blocks.
    package var place: BlockPlace? {
        switch self {
        case .plain, .opening: nil
        case .branch(let place), .shortcut(let place), .blockOutput(let place): place
        }
    }

    /// Whether it is the stream behind a block.
    package var isBlockOutput: Bool {
        if case .blockOutput = self { return true }
        return false
    }
}

/// A residual block, counted from 1.
package struct BlockPlace: Hashable, Codable, Sendable {
    /// The stage.
    package let stage: Int
    /// The block in its stage.
    package let block: Int

    /// A block of a stage.
    package init(stage: Int, block: Int) {
        self.stage = stage
        self.block = block
    }
}

/// A layer as an observer knows it.
package struct Layer: Hashable, Sendable {
    /// Its name, for people.
    package let name: String
    /// Where it stands.
    package let role: LayerRole

    /// A layer.
    package init(_ name: String, _ role: LayerRole) {
        self.name = name
        self.role = role
    }
}

/// `"opening"`, or the role with stage and block.
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
