import Tensors

/// A convolution in plain loops and Double, on plain arrays [N][C][H][W]: what the engine is tested against.
struct ReferenceConvolution {
    let shape: ConvolutionShape

    /// Calls the body for every product that the convolution sums: indices into input, weights and output, and the
    /// output's channel.
    private func forEachProduct(_ body: (_ input: Int, _ weight: Int, _ output: Int, _ channel: Int) -> Void) {
        let s = shape
        for n in 0..<s.batch {
            for o in 0..<s.outputs {
                for y in 0..<s.outputHeight {
                    for x in 0..<s.outputWidth {
                        let output = ((n * s.outputs + o) * s.outputHeight + y) * s.outputWidth + x
                        for i in 0..<s.inputs {
                            for ky in 0..<s.kernel {
                                let row = y * s.stride + ky - s.padding
                                guard row >= 0 && row < s.height else { continue }
                                for kx in 0..<s.kernel {
                                    let column = x * s.stride + kx - s.padding
                                    guard column >= 0 && column < s.width else { continue }
                                    body(
                                        ((n * s.inputs + i) * s.height + row) * s.width + column,
                                        ((o * s.inputs + i) * s.kernel + ky) * s.kernel + kx, output, o)
                                }
                            }
                        }
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
        forEachProduct { i, w, o, _ in result[o] += Double(input[i]) * Double(weights[w]) }
        return result
    }

    func backwardData(outputGradient: [Float], weights: [Float]) -> [Double] {
        var result = [Double](repeating: 0, count: shape.batch * shape.inputs * shape.height * shape.width)
        forEachProduct { i, w, o, _ in result[i] += Double(outputGradient[o]) * Double(weights[w]) }
        return result
    }

    func backwardWeights(input: [Float], outputGradient: [Float]) -> (weights: [Double], bias: [Double]) {
        var weights = [Double](repeating: 0, count: shape.weightCount)
        forEachProduct { i, w, o, _ in weights[w] += Double(input[i]) * Double(outputGradient[o]) }
        let plane = shape.outputHeight * shape.outputWidth
        var bias = [Double](repeating: 0, count: shape.outputs)
        for (index, value) in outputGradient.enumerated() { bias[index / plane % shape.outputs] += Double(value) }
        return (weights, bias)
    }
}

/// Memory aligned as the engine asks, freed with the object.
final class AlignedBuffer {
    let floats: UnsafeMutableBufferPointer<Float>

    var base: UnsafeMutablePointer<Float> { floats.baseAddress! }
    var raw: UnsafeMutableRawPointer { UnsafeMutableRawPointer(base) }

    init(count: Int, filledWith value: Float = .nan) {
        let raw = UnsafeMutableRawPointer.allocate(
            byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: ConvolutionEngine.scratchAlignment)
        floats = UnsafeMutableBufferPointer(start: raw.bindMemory(to: Float.self, capacity: count), count: count)
        floats.initialize(repeating: value)
    }

    deinit { UnsafeMutableRawPointer(base).deallocate() }
}

/// Plain activations [N][C][H][W] into the blocked layout, padded lanes zero, and back.
enum BlockedLayout {
    static func index(n: Int, channel: Int, pixel: Int, channels: Int, plane: Int) -> Int {
        let block = ConvolutionEngine.channelBlock
        let blocks = (channels + block - 1) / block
        return ((n * blocks + channel / block) * plane + pixel) * block + channel % block
    }

    static func pack(_ plain: [Float], batch: Int, channels: Int, plane: Int) -> AlignedBuffer {
        let block = ConvolutionEngine.channelBlock
        let rounded = (channels + block - 1) / block * block
        let result = AlignedBuffer(count: batch * rounded * plane, filledWith: 0)
        precondition(plain.count == batch * channels * plane, "an array of the tensor's size")
        for n in 0..<batch {
            for channel in 0..<channels {
                for pixel in 0..<plane {
                    let index = index(n: n, channel: channel, pixel: pixel, channels: channels, plane: plane)
                    result.floats[index] = plain[(n * channels + channel) * plane + pixel]
                }
            }
        }
        return result
    }

    /// The values, and the largest magnitude in the padded lanes (NaN if one is NaN).
    static func unpack(
        _ buffer: AlignedBuffer, batch: Int, channels: Int, plane: Int
    ) -> (values: [Float], padding: Float) {
        let block = ConvolutionEngine.channelBlock
        let rounded = (channels + block - 1) / block * block
        var values = [Float]()
        var padding: Float = 0
        for n in 0..<batch {
            for channel in 0..<rounded {
                for pixel in 0..<plane {
                    let value = buffer.floats[
                        index(n: n, channel: channel, pixel: pixel, channels: channels, plane: plane)]
                    if channel < channels {
                        values.append(value)
                    } else if !(abs(value) <= padding) {
                        padding = abs(value)
                    }
                }
            }
        }
        return (values, padding)
    }
}
