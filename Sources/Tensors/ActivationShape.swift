/// The shape of an activation, N x C x H x W. The layout in memory is [sample][channel block][row][column][lane], with
/// channels padded to whole blocks of `ChannelBlock.width` lanes. Lanes beyond the last channel are zero.
package struct ActivationShape: Hashable, Sendable, CustomStringConvertible {
    /// Samples, N.
    package let batch: Int
    /// Channels without padding, C.
    package let channels: Int
    /// The height of the feature map, H.
    package let height: Int
    /// The width of the feature map, W.
    package let width: Int

    /// Makes a shape; every dimension must be at least 1.
    package init(batch: Int, channels: Int, height: Int, width: Int) {
        precondition(batch > 0 && channels > 0 && height > 0 && width > 0, "every side of a shape is at least 1")
        self.batch = batch
        self.channels = channels
        self.height = height
        self.width = width
    }

    /// The number of positions of the feature map, H x W.
    package var positions: Int { height * width }
    /// Channel blocks of one sample.
    package var blocks: Int { (channels + ChannelBlock.width - 1) / ChannelBlock.width }
    /// Channel blocks of all samples.
    package var planes: Int { batch * blocks }
    /// Numbers in one plane.
    package var planeCount: Int { positions * ChannelBlock.width }
    /// Numbers in memory, padding included.
    package var count: Int { planes * planeCount }
    /// Bytes in memory, padding included.
    package var byteCount: Int { count * MemoryLayout<Float>.stride }
    /// Numbers without padding, N C H W.
    package var elements: Int { batch * channels * positions }

    /// The shape as text, such as "256x64x32x32".
    package var description: String { "\(batch)x\(channels)x\(height)x\(width)" }

    /// The index of a sample and channel in an array with one value per plane and lane.
    @inlinable package func lane(sample: Int, channel: Int) -> Int {
        (sample * blocks + channel / ChannelBlock.width) * ChannelBlock.width + channel % ChannelBlock.width
    }
}
