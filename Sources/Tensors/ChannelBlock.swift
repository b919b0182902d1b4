/// How many channels stand side by side in memory: 16 where the processor has AVX-512, else 8 (what the fast
/// convolutions of oneDNN want).
public enum ChannelBlock {
    public static let width = ConvolutionEngine.channelBlock
}
