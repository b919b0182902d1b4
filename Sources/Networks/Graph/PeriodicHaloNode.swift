import CKernels
import Tensors

/// Periodic padding: one position more on every side, taken from the opposite border.
final class PeriodicHaloNode: Node {
    let layer: Layer
    let inputs: [Int]
    let outputShape: ActivationShape
    private let inputShape: ActivationShape

    init(name: String, input: Int, shape: ActivationShape, role: LayerRole) {
        layer = Layer(name, role)
        inputs = [input]
        inputShape = shape
        outputShape = ActivationShape(
            batch: shape.batch, channels: shape.channels, height: shape.height + 2, width: shape.width + 2)
    }

    func forward(_ inputs: [Activation], _ output: Activation, _ context: PassContext) throws {
        context.measure(.padding, bytes: inputShape.byteCount + outputShape.byteCount) {
            nk_periodic_halo(
                inputShape.planes, inputShape.height, inputShape.width, inputs[0].pointer, output.pointer)
        }
        output.valuesChanged()
    }

    func backward(
        _ inputs: [Activation], _ output: Activation, gradient: Activation, wanted: [Bool], _ context: PassContext
    ) throws -> [Activation?] {
        defer { context.pool.release(gradient) }
        guard wanted[0] else { return [nil] }
        let result = context.pool.take(inputShape)
        context.measure(.padding, bytes: inputShape.byteCount + outputShape.byteCount) {
            nk_periodic_halo_gradient(
                inputShape.planes, inputShape.height, inputShape.width, gradient.pointer, result.pointer)
        }
        result.valuesChanged()
        return [result]
    }
}
