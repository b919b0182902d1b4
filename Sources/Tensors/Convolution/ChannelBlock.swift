import CKernels

/// The blocks of channels in which activations are stored.
package enum ChannelBlock {
    /// How many channels stand side by side in memory: the lanes of a block.
    package static let width = Int(nr_channel_block)
}
