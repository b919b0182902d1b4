import CKernels
import Tensors

/// The end of a residual block that adds without activating: gain r + s.
final class AdditionNode: Node {
    let layer: Layer
    let inputs: [Int]
    let outputShape: ActivationShape
    private let isProbed: Bool
    private let gain: Parameter?

    init(layer: Layer, branch: Int, skip: Int, shape: ActivationShape, gain: Parameter?, isProbed: Bool) {
        self.layer = layer
        inputs = [branch, skip]
        outputShape = shape
        self.gain = gain
        self.isProbed = isProbed
    }

    var parameters: [Parameter] { gain.map { [$0] } ?? [] }

    func forward(_ inputs: [Activation], _ output: Activation, _ context: PassContext) throws {
        let factor = gain?.values.pointer[0] ?? 1
        let (r, s, y) = (inputs[0].pointer, inputs[1].pointer, output.pointer)
        context.measure(.addition, bytes: 3 * outputShape.byteCount) {
            context.workers.forRanges(outputShape.count) { range in
                let start = range.lowerBound
                nk_scaled_add(range.count, factor, r + start, s + start, y + start)
            }
        }
        output.valuesChanged()
        let addition = BlockAddition(branch: inputs[0], shortcut: inputs[1], isNormalized: false) { [outputShape] in
            let lanes = outputShape.planes * ChannelBlock.width
            let (a, b) = (AlignedStorage(count: lanes), AlignedStorage(count: lanes))
            a.fill(factor)
            return (a, b)
        }
        context.observe { $0.addition(layer, addition, context.workers) }
        if isProbed { context.observe { $0.activation(layer, output: output, context.workers) } }
    }

    func backward(
        _ inputs: [Activation], _ output: Activation, gradient: Activation, wanted: [Bool], _ context: PassContext
    ) throws -> [Activation?] {
        let tensors = (gain == nil ? 0 : 2) + (wanted[0] ? 2 : 0)
        return context.measure(.addition, bytes: tensors * outputShape.byteCount) {
            differentiate(inputs[0], gradient: gradient, wantsBranch: wanted[0], context)
        }
    }

    /// The gradients of branch and shortcut, and of the gain.
    private func differentiate(
        _ branchValue: Activation, gradient: Activation, wantsBranch: Bool, _ context: PassContext
    ) -> [Activation?] {
        let shape = outputShape
        if let gain {
            let (u, r) = (gradient.pointer, branchValue.pointer)
            let products = [Double](unsafeUninitializedCapacity: shape.planes) { buffer, count in
                let out = buffer.baseAddress!
                context.workers.forRanges(shape.planes) { range in
                    let start = range.lowerBound * shape.planeCount
                    nk_plane_products(
                        range.count, shape.positions, u + start, r + start, out + range.lowerBound)
                }
                count = shape.planes
            }
            gain.gradient.pointer[0] = Float(products.reduce(0, +))
        }
        guard wantsBranch else { return [nil, gradient] }
        let branch = context.pool.take(shape)
        nk_scale(shape.count, gain?.values.pointer[0] ?? 1, gradient.pointer, branch.pointer)
        branch.valuesChanged()
        return [branch, gradient]
    }
}
