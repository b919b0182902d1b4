import CConvolution

/// The sizes of a two-dimensional convolution of 3x3 filters; height and width are those of the input.
package struct ConvolutionShape: Hashable, Sendable, CustomStringConvertible {
    /// Images in the batch (N).
    package var batch: Int
    /// Channels of the input.
    package var inputs: Int
    /// Channels of the output, one per filter.
    package var outputs: Int
    /// Rows of the input.
    package var height: Int
    /// Columns of the input.
    package var width: Int
    /// The stride, 1 or 2.
    package var stride: Int
    /// The width of the border of zeros around the feature map, 0 or 1.
    package var padding: Int

    /// Makes a shape. ``Convolution`` checks whether it defines a convolution.
    package init(
        batch: Int, inputs: Int, outputs: Int, height: Int, width: Int, stride: Int = 1, padding: Int = 1
    ) {
        self.batch = batch
        self.inputs = inputs
        self.outputs = outputs
        self.height = height
        self.width = width
        self.stride = stride
        self.padding = padding
    }

    /// Rows and columns of a filter.
    package static let kernel = 3

    /// Rows of the output: (height + 2 padding - 3) / stride + 1, rounded down.
    package var outputHeight: Int { (height + 2 * padding - Self.kernel) / stride + 1 }

    /// Columns of the output.
    package var outputWidth: Int { (width + 2 * padding - Self.kernel) / stride + 1 }

    /// The shape as text, such as "32x64x16x16 by 128 filters 3x3, stride 1, padding 1".
    package var description: String {
        "\(batch)x\(inputs)x\(height)x\(width) by \(outputs) filters \(Self.kernel)x\(Self.kernel), stride \(stride), "
            + "padding \(padding)"
    }
}

extension nr_convolution_shape {
    /// The shape of the C interface; nil if a size exceeds 32 bits.
    init?(_ shape: ConvolutionShape) {
        guard let batch = CInt(exactly: shape.batch), let inputs = CInt(exactly: shape.inputs),
            let outputs = CInt(exactly: shape.outputs), let height = CInt(exactly: shape.height),
            let width = CInt(exactly: shape.width), let stride = CInt(exactly: shape.stride),
            let padding = CInt(exactly: shape.padding)
        else { return nil }
        self.init(
            batch: batch, inputs: inputs, outputs: outputs, height: height, width: width, stride: stride,
            padding: padding)
    }
}
