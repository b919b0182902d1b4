import Tensors

/// A convolution in plain loops and Double, on plain arrays [N][C][H][W]: what the engine is tested against.
struct ReferenceConvolution {
    let shape: ConvolutionShape

    /// The products that the convolution sums for one pixel of the output: indices into input and weights.
    private func forEachProduct(
        n: Int, o: Int, y: Int, x: Int, _ body: (_ input: Int, _ weight: Int) -> Void
    ) {
        for i in 0..<shape.inputs {
            for ky in 0..<ConvolutionShape.kernel {
                let row = y * shape.stride + ky - shape.padding
                guard row >= 0 && row < shape.height else { continue }
                for kx in 0..<ConvolutionShape.kernel {
                    let column = x * shape.stride + kx - shape.padding
                    guard column >= 0 && column < shape.width else { continue }
                    body(
                        ((n * shape.inputs + i) * shape.height + row) * shape.width + column,
                        ((o * shape.inputs + i) * ConvolutionShape.kernel + ky) * ConvolutionShape.kernel + kx)
                }
            }
        }
    }

    /// Calls the body for every product that the convolution sums: indices into input, weights and output.
    private func forEachProduct(_ body: (_ input: Int, _ weight: Int, _ output: Int) -> Void) {
        for n in 0..<shape.batch {
            for o in 0..<shape.outputs {
                for y in 0..<shape.outputHeight {
                    for x in 0..<shape.outputWidth {
                        let output = ((n * shape.outputs + o) * shape.outputHeight + y) * shape.outputWidth + x
                        forEachProduct(n: n, o: o, y: y, x: x) { body($0, $1, output) }
                    }
                }
            }
        }
    }

    func forward(input: [Float], weights: [Float], bias: [Float]?) -> [Double] {
        let plane = shape.outputHeight * shape.outputWidth
        var result = (0..<shape.batch * shape.outputs * plane).map { index in
            Double(bias?[index / plane % shape.outputs] ?? 0)
        }
        forEachProduct { i, w, o in result[o] += Double(input[i]) * Double(weights[w]) }
        return result
    }

    func backwardData(outputGradient: [Float], weights: [Float]) -> [Double] {
        var result = [Double](repeating: 0, count: shape.batch * shape.inputs * shape.height * shape.width)
        forEachProduct { i, w, o in result[i] += Double(outputGradient[o]) * Double(weights[w]) }
        return result
    }

    func backwardWeights(input: [Float], outputGradient: [Float]) -> (weights: [Double], bias: [Double]) {
        var weights = [Double](repeating: 0, count: shape.weightCount)
        forEachProduct { i, w, o in weights[w] += Double(input[i]) * Double(outputGradient[o]) }
        let plane = shape.outputHeight * shape.outputWidth
        var bias = [Double](repeating: 0, count: shape.outputs)
        for (index, value) in outputGradient.enumerated() { bias[index / plane % shape.outputs] += Double(value) }
        return (weights, bias)
    }
}
