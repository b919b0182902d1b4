import CKernels

/// The blocks of channels in which activations are stored.
package enum ChannelBlock {
    /// The number of channels per block, which are adjacent in memory.
    package static let width = Int(nr_channel_block)
}
