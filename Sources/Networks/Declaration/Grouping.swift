/// How the channels of a sample are grouped by group-norm and evonorm-s0.
package enum Grouping: Hashable, Sendable, Codable {
    /// The number of channels per group.
    case size(Int)
    /// The number of groups per layer.
    case count(Int)

    /// The grouping of the paper's published code: 32 groups.
    static let published = Grouping.count(32)

    /// The number of channels per group in a layer.
    ///
    /// - Throws: `SpecificationError.grouping` if the grouping does not divide the layer's channels.
    func size(channels: Int) throws(SpecificationError) -> Int {
        let (number, isCount) =
            switch self {
            case .size(let size): (size, false)
            case .count(let count): (count, true)
            }
        guard number > 0, channels % number == 0 else {
            throw .grouping(self, channels: channels)
        }
        return isCount ? channels / number : number
    }
}

/// `{"size": 8}` or `{"count": 32}`.
extension Grouping {
    private enum CodingKeys: String, CodingKey { case size, count }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let size = try container.decodeIfPresent(Int.self, forKey: .size) {
            self = .size(size)
        } else {
            self = .count(try container.decode(Int.self, forKey: .count))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .size(let size): try container.encode(size, forKey: .size)
        case .count(let count): try container.encode(count, forKey: .count)
        }
    }
}
