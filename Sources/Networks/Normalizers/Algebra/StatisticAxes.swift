/// The axes over which a statistic is taken: any union of batch, channels, a group of channels, and space.
///
/// What is not among them keeps a statistic of its own: over batch and space there is one for each channel, over a group
/// and space one for each sample and group.
package struct StatisticAxes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    /// Makes axes. All channels include the channels of a group.
    package init(rawValue: UInt8) {
        let all: UInt8 = 1 << 1
        self.rawValue = rawValue & all != 0 ? rawValue & ~(1 << 2) : rawValue
    }

    /// The samples of the batch.
    package static let batch = StatisticAxes(rawValue: 1 << 0)
    /// All channels.
    package static let channel = StatisticAxes(rawValue: 1 << 1)
    /// The channels of a group, as the network's `Grouping` defines it.
    package static let group = StatisticAxes(rawValue: 1 << 2)
    /// The positions of the feature map.
    package static let space = StatisticAxes(rawValue: 1 << 3)

    /// Every axis with its name in files, in the order of lists.
    static let named: [(name: String, axis: StatisticAxes)] = [
        ("batch", .batch), ("channel", .channel), ("group", .group), ("space", .space),
    ]

    /// The names of the axes, in the order of `named`.
    var names: [String] { Self.named.filter { contains($0.axis) }.map(\.name) }
}

extension StatisticAxes: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(names)
    }
}
