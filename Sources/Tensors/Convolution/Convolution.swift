import CConvolution

/// A convolution of fixed sizes, made once and run often, in float32.
///
/// Layout: inputs and outputs are activations as in ``ActivationShape``; lanes beyond the last channel must be zero in
/// every input and are zero in every output. Weights are [outputs][inputs][3][3], the bias [outputs], both row-major. Activations should be
/// aligned to 64 bytes; scratch memory must be.
///
/// A result depends on the operands, the number of threads, the instruction set and the ``algorithm(_:)`` alone, bit for
/// bit: not on where it is called, nor on what runs beside it.
///
/// Sendable without a check by the compiler: the C object is never changed after it is made, and each call works on
/// memory that the caller gives, so one convolution may run in several threads at once.
package final class Convolution: @unchecked Sendable {
    /// The sizes that it was made for.
    package let shape: ConvolutionShape

    /// Bytes of scratch memory that each call needs, aligned to ``ConvolutionEngine/scratchAlignment``. Nothing is kept
    /// in it between calls: layers share one. Calls that run at the same time need one each.
    package let scratchByteCount: Int

    private let handle: OpaquePointer

    /// Makes the convolution, which takes milliseconds.
    /// - Parameters:
    ///   - bias: whether the layer has a bias.
    ///   - directions: what will be called; a forward run needs no more than `[.forward]`, and a network's first layer
    ///     no `.backwardData`. The forward direction is always made.
    ///   - algorithm: one for all directions, or nothing for the fastest by a fixed rule over the sizes and the
    ///     instruction set.
    ///   - threads: how many work in each call; nothing: as many as ``ConvolutionEngine/setThreads(_:)`` set in the
    ///     thread that makes the convolution.
    /// - Throws: ``ConvolutionError`` with `invalidArguments` for sizes that are no convolution's, and with
    ///   `unimplemented` for an algorithm that the sizes or the machine do not offer.
    package init(
        _ shape: ConvolutionShape, bias: Bool,
        directions: Set<ConvolutionDirection> = Set(ConvolutionDirection.allCases),
        algorithm: ConvolutionAlgorithm? = nil, threads: Int? = nil
    ) throws(ConvolutionError) {
        let threads = threads ?? 0
        precondition(threads >= 0 && threads <= Int(CInt.max), "a number of threads is positive")
        guard let sizes = nr_convolution_shape(shape) else {
            throw ConvolutionError(
                reason: .invalidArguments, message: "making a convolution: a size exceeds 32 bits",
                shape: shape.description)
        }
        let options = nr_convolution_options(
            bias: bias, backward: directions.contains(.backwardWeights) || directions.contains(.backwardData),
            backward_data: directions.contains(.backwardData), algorithm: algorithm?.request ?? nr_algorithm_automatic,
            threads: CInt(threads))
        var result: OpaquePointer?
        let status = nr_convolution_create(&result, sizes, options)
        try ConvolutionError.check(status, shape: shape.description)
        guard let result else { preconditionFailure("a convolution that was made is there") }
        self.shape = shape
        handle = result
        scratchByteCount = nr_convolution_scratch_bytes(result)
    }

    deinit { nr_convolution_destroy(handle) }

    /// The algorithm chosen for a direction; nothing for one that the convolution was not made for.
    package func algorithm(_ direction: ConvolutionDirection) -> ConvolutionAlgorithm? {
        ConvolutionAlgorithm(nr_convolution_algorithm(handle, direction.number))
    }

    /// output = input * weights + bias, where * is cross-correlation. Overwrites `output`.
    /// - Throws: ``ConvolutionError``; `invalidArguments` where `bias` is given to a convolution made without one, or
    ///   the other way round.
    package func forward(
        input: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>, scratch: UnsafeMutableRawPointer
    ) throws(ConvolutionError) {
        let status = nr_convolution_forward(handle, input, weights, bias, output, scratch)
        try ConvolutionError.check(status, shape: shape.description)
    }

    /// The gradient of the input from the gradient of the output. Overwrites `inputGradient`.
    package func backwardData(
        outputGradient: UnsafePointer<Float>, weights: UnsafePointer<Float>,
        inputGradient: UnsafeMutablePointer<Float>, scratch: UnsafeMutableRawPointer
    ) throws(ConvolutionError) {
        let status = nr_convolution_backward_data(handle, outputGradient, weights, inputGradient, scratch)
        try ConvolutionError.check(status, shape: shape.description)
    }

    /// The gradients of weights and bias from the input and the gradient of the output. Overwrites both.
    package func backwardWeights(
        input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
        weightGradient: UnsafeMutablePointer<Float>, biasGradient: UnsafeMutablePointer<Float>?,
        scratch: UnsafeMutableRawPointer
    ) throws(ConvolutionError) {
        let status = nr_convolution_backward_weights(
            handle, input, outputGradient, weightGradient, biasGradient, scratch)
        try ConvolutionError.check(status, shape: shape.description)
    }
}
