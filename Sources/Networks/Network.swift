import CKernels
import Tensors

/// A network that can run forward and, if it was built to be differentiable, backward.
///
/// It must be used on the thread that built it. The first pass allocates memory, and later passes reuse it.
package final class Network {
    /// The shape of the input, batch x channels x height x width.
    let inputShape: ActivationShape
    /// The number of classes.
    package let classes: Int
    /// The threads that layers share their work among.
    let workers: WorkerThreads
    private let nodes: [any Node]
    private let classifier: Classifier
    private let context: PassContext
    private let isDifferentiable: Bool
    /// The number of nodes that read each value, the classifier included.
    private let readers: [Int]
    /// Whether the loss gradient with respect to each value is needed, because a trained parameter precedes it.
    private let wantsGradient: [Bool]
    /// Whether each value is given up once its reader, a convolution, has read it, and written again for the backward pass.
    private let isRestored: [Bool]
    private var values: [Activation?]

    init(
        input: ActivationShape, nodes: [any Node], classifier: Classifier, classes: Int, isDifferentiable: Bool,
        workers: WorkerThreads
    ) {
        inputShape = input
        self.nodes = nodes
        self.classifier = classifier
        self.classes = classes
        self.isDifferentiable = isDifferentiable
        self.workers = workers
        var readers = [Int](repeating: 0, count: nodes.count + 1)
        for node in nodes {
            for read in node.inputs { readers[read] += 1 }
        }
        readers[nodes.count] += 1
        self.readers = readers
        var wantsGradient = [false]
        for node in nodes {
            wantsGradient.append(!node.parameters.isEmpty || node.inputs.contains { wantsGradient[$0] })
        }
        self.wantsGradient = wantsGradient
        var isRestored = [false]
        for (index, node) in nodes.enumerated() {
            let reader = nodes.first { $0.inputs.contains(index + 1) }
            isRestored.append(node.isRestorable && readers[index + 1] == 1 && reader is ConvolutionNode)
        }
        self.isRestored = isRestored
        values = [Activation?](repeating: nil, count: nodes.count + 1)
        let scratch = nodes.compactMap { ($0 as? ConvolutionNode)?.convolution.scratchByteCount }.max() ?? 0
        context = PassContext(
            workers: workers, pool: ActivationPool(),
            scratch: AlignedStorage(count: (scratch + MemoryLayout<Float>.stride - 1) / MemoryLayout<Float>.stride))
    }

    /// All trained parameters, in forward order.
    package var parameters: [Parameter] { nodes.flatMap(\.parameters) + [classifier.weight, classifier.bias] }
    /// The running statistics of all normalizers, in forward order.
    package var statistics: [RunningStatistic] { nodes.flatMap(\.statistics) }

    var convolutions: [ConvolutionNode] { nodes.compactMap { $0 as? ConvolutionNode } }

    /// Draws new weights; gains, shifts and running statistics do not change.
    package func initialize(seed: UInt64) {
        for (index, convolution) in convolutions.enumerated() { convolution.initialize(seed: seed, index: index) }
        classifier.initialize(seed: seed)
    }

    /// The logits of the last forward pass, batch x classes in row-major order.
    var logits: [Float] { classifier.logits.array }

    /// Where the time of passes goes; nothing is timed if nil.
    package var meter: WorkMeter? {
        get { context.meter }
        set { context.meter = newValue }
    }

    /// Bytes held for activations, gradients and scratch memory, without parameters.
    package var activationBytes: Int {
        context.pool.allocatedBytes + context.scratch.count * MemoryLayout<Float>.stride
    }

    /// Runs forward. In training mode normalizers use the statistics of the batch and update their running statistics.
    ///
    /// - Parameters:
    ///   - input: a batch of the network's input shape.
    ///   - labels: the class of each sample, or of the first samples only; the others are not counted.
    ///   - mode: training or evaluation.
    ///   - keepsValues: whether activations are kept for `backward`, except those that it can write again; otherwise
    ///     their memory is reused during the pass. Requires training mode, since a backward pass differentiates the statistics of the batch.
    ///   - observer: sees every layer's output.
    /// - Returns: the mean cross-entropy in nats, and the number of samples classified correctly.
    @discardableResult
    package func forward(
        _ input: Activation, labels: [Int], mode: Mode, keepsValues: Bool = false,
        observer: (any NetworkObserver)? = nil
    ) throws -> (loss: Double, correct: Int) {
        precondition(input.shape == inputShape, "an input of \(input.shape) for a network of \(inputShape)")
        precondition(!keepsValues || isDifferentiable, "the network was built for forward passes only")
        precondition(!keepsValues || mode == .training, "a backward pass follows one in training mode")
        releaseValues()
        context.mode = mode
        context.observer = observer
        var left = readers
        values[0] = input
        for (index, node) in nodes.enumerated() {
            let output = context.pool.take(node.outputShape)
            try node.forward(node.inputs.map { values[$0]! }, output, context)
            values[index + 1] = output
            for read in node.inputs {
                left[read] -= 1
                if left[read] == 0, read > 0, !keepsValues || isRestored[read] {
                    context.pool.release(values[read]!)
                    values[read] = nil
                }
            }
        }
        let features = values[nodes.count]!
        let (loss, correct) = try context.measure(.classifier, bytes: features.shape.byteCount) {
            try classifier.forward(features, context)
            return classifier.sums(labels: labels)
        }
        return (loss / Double(labels.count), correct)
    }

    /// Runs forward in evaluation mode.
    ///
    /// - Parameter labels: the classes of the first samples; the others are not counted.
    /// - Returns: the sum of the counted samples' cross-entropies in nats, and the number classified correctly.
    package func evaluate(_ input: Activation, labels: [Int]) throws -> (lossSum: Double, correct: Int) {
        let (loss, correct) = try forward(input, labels: labels, mode: .evaluation)
        return (loss * Double(labels.count), correct)
    }

    /// Makes a step of all parameters; see ``Parameter/step(rate:momentum:decay:)``.
    ///
    /// - Parameter decay: the weight decay of parameters of a role.
    package func step(rate: Double, momentum: Double, decay: (Parameter.Role) -> Double) {
        for parameter in parameters {
            context.measure(.update, bytes: 5 * parameter.values.byteCount) {
                parameter.step(rate: Float(rate), momentum: Float(momentum), decay: Float(decay(parameter.role)))
            }
        }
    }

    /// Runs backward from the mean cross-entropy of the last forward pass, which must have kept its values. The
    /// gradients of all parameters are overwritten.
    package func backward(labels: [Int]) throws {
        precondition(isDifferentiable, "the network was built for forward passes only")
        var gradients = [Activation?](repeating: nil, count: nodes.count + 1)
        gradients[nodes.count] = try context.measure(.classifier, bytes: nodes[nodes.count - 1].outputShape.byteCount) {
            try classifier.backward(labels: labels, context)
        }
        for (index, node) in nodes.enumerated().reversed() where wantsGradient[index + 1] {
            guard let gradient = gradients[index + 1], let output = values[index + 1] else {
                preconditionFailure("backward follows a forward pass that kept its values")
            }
            gradients[index + 1] = nil
            let results = try node.backward(
                node.inputs.map { value($0) }, output, gradient: gradient,
                wanted: node.inputs.map { wantsGradient[$0] }, context
            )
            for (read, result) in zip(node.inputs, results) {
                guard let result else { continue }
                gradients[read] = sum(gradients[read], result)
            }
            context.pool.release(output)
            values[index + 1] = nil
        }
    }

    /// A value of the last forward pass, written again if it was given up.
    private func value(_ index: Int) -> Activation {
        if let value = values[index] { return value }
        let node = nodes[index - 1]
        let value = context.pool.take(node.outputShape)
        node.restore(node.inputs.map { values[$0]! }, value, context)
        values[index] = value
        return value
    }

    /// Adds a gradient to the sum from other readers of the same value.
    private func sum(_ first: Activation?, _ second: Activation) -> Activation {
        guard let first else { return second }
        context.measure(.addition, bytes: 3 * first.shape.byteCount) {
            nk_scaled_add(first.shape.count, 1, second.pointer, first.pointer, first.pointer)
        }
        first.valuesChanged()
        context.pool.release(second)
        return first
    }

    private func releaseValues() {
        for index in 1..<values.count {
            if let value = values[index] { context.pool.release(value) }
            values[index] = nil
        }
        values[0] = nil
    }
}
