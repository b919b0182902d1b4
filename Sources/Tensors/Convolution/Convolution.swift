import CConvolution

/// A float32 convolution of fixed sizes, which is made once and run many times.
///
/// Layout: inputs and outputs are activations as in ``ActivationShape``; lanes beyond the last channel must be zero in
/// every input and are zero in every output. Weights are [outputs][inputs][3][3] and the bias is [outputs], both
/// row-major. Activations should be aligned to 64 bytes; scratch memory must be.
///
/// Every bit of a result depends only on the operands, the number of threads, the instruction set and the
/// ``algorithm(_:)``, not on the calling thread or on concurrent work.
///
/// Sendable without a check by the compiler: the C object does not change after it is made, and each call uses memory
/// of the caller only, so one convolution may run on several threads at the same time.
package final class Convolution: @unchecked Sendable {
    /// The sizes of the convolution.
    package let shape: ConvolutionShape

    /// The size in bytes of the scratch memory that each call needs, aligned to ``AlignedStorage/alignment``.
    /// It holds nothing between calls, so layers can share it, but concurrent calls need one each.
    package let scratchByteCount: Int

    private let handle: OpaquePointer

    /// Makes the convolution, which takes milliseconds.
    /// - Parameters:
    ///   - bias: whether the layer has a bias.
    ///   - directions: the directions that will be called. A forward run needs only `[.forward]`, and the first layer
    ///     of a network does not need `.backwardData`. The forward direction is always included.
    ///   - algorithm: the algorithm for all directions; if nil, the fastest by a fixed rule over the sizes and the
    ///     instruction set.
    ///   - threads: the number of threads per call; if nil, the number that ``ConvolutionEngine/setThreads(_:)`` set in
    ///     the thread that makes the convolution.
    /// - Throws: ``ConvolutionError`` with `invalidArguments` for sizes that do not define a convolution, and with
    ///   `unimplemented` for an algorithm that does not support the sizes or the machine.
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

    /// The algorithm chosen for a direction; nil if the convolution was not made for it.
    func algorithm(_ direction: ConvolutionDirection) -> ConvolutionAlgorithm? {
        ConvolutionAlgorithm(nr_convolution_algorithm(handle, direction.number))
    }

    /// The floating-point operations of a direction's products, two per multiply-add, as its algorithm performs them:
    /// products with padding count, transforms do not. 0 if the convolution was not made for the direction.
    package func operations(_ direction: ConvolutionDirection) -> Double {
        nr_convolution_operations(handle, direction.number)
    }

    /// output = input * weights + bias, where * is cross-correlation. Overwrites `output`.
    /// - Throws: ``ConvolutionError``; `invalidArguments` if `bias` is given to a convolution made without one, or
    ///   vice versa.
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
