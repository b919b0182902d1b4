/// The shape of an activation, N x C x H x W, and how it lies in memory: [sample][channel block][row][column][lane], the
/// channels padded to whole blocks of `ChannelBlock.width` lanes. Lanes beyond the last channel hold zero.
public struct ActivationShape: Hashable, Sendable, CustomStringConvertible {
    public let batch: Int
    public let channels: Int
    public let height: Int
    public let width: Int

    public init(batch: Int, channels: Int, height: Int, width: Int) {
        precondition(batch > 0 && channels > 0 && height > 0 && width > 0, "every side of a shape is at least 1")
        self.batch = batch
        self.channels = channels
        self.height = height
        self.width = width
    }

    /// H x W.
    public var positions: Int { height * width }
    /// Channel blocks of one sample.
    public var blocks: Int { (channels + ChannelBlock.width - 1) / ChannelBlock.width }
    /// Channel blocks of all samples.
    public var planes: Int { batch * blocks }
    /// Numbers in one plane.
    public var planeCount: Int { positions * ChannelBlock.width }
    /// Numbers in memory, padding included.
    public var count: Int { planes * planeCount }
    /// Numbers without padding, N C H W.
    public var elements: Int { batch * channels * positions }

    public var description: String { "\(batch)x\(channels)x\(height)x\(width)" }

    /// Where the value of a sample and channel stands in an array of one value a plane and lane.
    @inlinable public func lane(sample: Int, channel: Int) -> Int {
        (sample * blocks + channel / ChannelBlock.width) * ChannelBlock.width + channel % ChannelBlock.width
    }
}
