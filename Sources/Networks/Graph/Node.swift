import Tensors

/// One step of a network. It reads values by their index (0 is the network's input) and writes one.
protocol Node: AnyObject {
    /// The layer that the node writes.
    var layer: Layer { get }
    /// Indices of the values that the node reads.
    var inputs: [Int] { get }
    var outputShape: ActivationShape { get }
    var parameters: [Parameter] { get }
    var statistics: [RunningStatistic] { get }

    func forward(_ inputs: [Activation], _ output: Activation, _ context: PassContext) throws

    /// Whether `restore` can write the output of the last forward pass again for less than its memory is worth.
    var isRestorable: Bool { get }
    /// Writes the output of the last forward pass again, the same bits. Nothing else changes: no statistics are taken, and
    /// no observer sees it. Called only where `isRestorable`.
    func restore(_ inputs: [Activation], _ output: Activation, _ context: PassContext)

    /// Consumes `gradient`, the loss gradient with respect to the output: gives it back to the pool, or returns it as the
    /// gradient of an input after overwriting it. Writes the parameters' gradients. Returns one gradient an input, nil
    /// where `wanted` says that none is needed.
    func backward(
        _ inputs: [Activation], _ output: Activation, gradient: Activation, wanted: [Bool], _ context: PassContext
    ) throws -> [Activation?]
}

extension Node {
    var parameters: [Parameter] { [] }
    var statistics: [RunningStatistic] { [] }
    /// The output is kept.
    var isRestorable: Bool { false }
    func restore(_ inputs: [Activation], _ output: Activation, _ context: PassContext) {
        preconditionFailure("the output of \(layer) is kept")
    }
}
