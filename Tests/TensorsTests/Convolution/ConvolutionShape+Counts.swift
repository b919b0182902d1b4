@testable import Tensors

extension ConvolutionShape {
    /// Values in the input as stored, padded lanes included.
    var inputCount: Int { batch * Self.rounded(inputs) * height * width }

    /// Values in the output as stored, padded lanes included.
    var outputCount: Int { batch * Self.rounded(outputs) * outputHeight * outputWidth }

    /// Values in the weights, [outputs][inputs][3][3].
    var weightCount: Int { outputs * inputs * Self.kernel * Self.kernel }

    /// A number of channels, rounded up to whole channel blocks.
    private static func rounded(_ channels: Int) -> Int {
        (channels + ChannelBlock.width - 1) / ChannelBlock.width * ChannelBlock.width
    }
}
