/// The shape of an activation, N x C x H x W, and how it lies in memory: [sample][channel block][row][column][lane], the
/// channels padded to whole blocks of `ChannelBlock.width` lanes. Lanes beyond the last channel hold zero.
package struct ActivationShape: Hashable, Sendable, CustomStringConvertible {
    /// Samples, N.
    package let batch: Int
    /// Channels without padding, C.
    package let channels: Int
    /// Rows of a map, H.
    package let height: Int
    /// Columns of a map, W.
    package let width: Int

    /// Every side must be at least 1.
    package init(batch: Int, channels: Int, height: Int, width: Int) {
        precondition(batch > 0 && channels > 0 && height > 0 && width > 0, "every side of a shape is at least 1")
        self.batch = batch
        self.channels = channels
        self.height = height
        self.width = width
    }

    /// H x W.
    package var positions: Int { height * width }
    /// Channel blocks of one sample.
    package var blocks: Int { (channels + ChannelBlock.width - 1) / ChannelBlock.width }
    /// Channel blocks of all samples.
    package var planes: Int { batch * blocks }
    /// Numbers in one plane.
    package var planeCount: Int { positions * ChannelBlock.width }
    /// Numbers in memory, padding included.
    package var count: Int { planes * planeCount }
    /// Numbers without padding, N C H W.
    package var elements: Int { batch * channels * positions }

    /// As "256x64x32x32".
    package var description: String { "\(batch)x\(channels)x\(height)x\(width)" }

    /// Where the value of a sample and channel stands in an array of one value a plane and lane.
    @inlinable package func lane(sample: Int, channel: Int) -> Int {
        (sample * blocks + channel / ChannelBlock.width) * ChannelBlock.width + channel % ChannelBlock.width
    }
}
