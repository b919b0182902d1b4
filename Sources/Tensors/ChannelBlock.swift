/// How many channels stand side by side in memory: 16 where the processor has AVX-512, else 8 (what the fast
/// convolutions of oneDNN want).
package enum ChannelBlock {
    package static let width = ConvolutionEngine.channelBlock
}
