import Tensors

/// Builds a network node by node.
struct NetworkBuilder {
    /// A value of the network under construction: its index, shape, and the layer that writes it.
    struct Value {
        let index: Int
        let shape: ActivationShape
        let layer: Layer
    }

    let definition: NormalizerDefinition
    let parameterization: WeightParameterization
    let grouping: Grouping
    let padding: Padding
    let publishedCodeVariances: Bool
    let isDifferentiable: Bool
    private(set) var nodes: [any Node] = []
    let input: Value

    init(
        definition: NormalizerDefinition, parameterization: WeightParameterization, grouping: Grouping,
        padding: Padding, publishedCodeVariances: Bool, isDifferentiable: Bool, input: ActivationShape
    ) {
        self.definition = definition
        self.parameterization = parameterization
        self.grouping = grouping
        self.padding = padding
        self.publishedCodeVariances = publishedCodeVariances
        self.isDifferentiable = isDifferentiable
        self.input = Value(index: 0, shape: input, layer: Layer("input", .opening))
    }

    mutating func append(_ node: any Node) -> Value {
        nodes.append(node)
        return Value(index: nodes.count, shape: node.outputShape, layer: node.layer)
    }

    /// Adds a 3x3 convolution with one position of the network's padding.
    mutating func convolution(_ layer: Layer, _ input: Value, outputs: Int, stride: Int) throws -> Value {
        var source = input
        if padding == .periodic {
            source = append(
                PeriodicHaloNode(name: "\(layer.name).halo", input: input.index, shape: input.shape, role: layer.role))
        }
        var directions: Set<ConvolutionDirection> = [.forward]
        if isDifferentiable {
            directions.insert(.backwardWeights)
            if input.index > 0 { directions.insert(.backwardData) }
        }
        return append(
            try ConvolutionNode(
                layer: layer, input: source.index, inputShape: source.shape,
                extent: .init(outputs: outputs, stride: stride, padding: padding == .periodic ? 0 : 1),
                parameterization: parameterization, directions: directions))
    }

    /// Adds the network's normalizer and activation, with the addition of the skip between them if there is one.
    mutating func normalizer(
        _ name: String, activation: Layer, _ input: Value, skip: Value? = nil, gain: Parameter? = nil,
        isProbed: Bool = true
    ) throws -> Value {
        var input = input
        var skip = skip
        var gain = gain
        if let addend = skip, !definition.addsSkipBeforeActivation {
            input = append(
                AdditionNode(
                    layer: Layer("\(activation.name).sum", activation.role), branch: input.index, skip: addend.index,
                    shape: input.shape, gain: gain, isProbed: false))
            (skip, gain) = (nil, nil)
        }
        return append(
            NormalizerNode(
                layer: activation, source: input.layer, inputs: [input.index] + (skip.map { [$0.index] } ?? []),
                isProbed: isProbed, setting: try setting(name, input.shape, gain: gain), definition: definition,
                activationName: activation.name))
    }

    /// Adds the activation alone, where the layer's placement leaves the normalizer out.
    mutating func bareActivation(_ layer: Layer, _ input: Value) throws -> Value {
        append(
            NormalizerNode(
                layer: layer, source: input.layer, inputs: [input.index], isProbed: true,
                setting: try setting(layer.name, input.shape, gain: nil),
                definition: NormalizerDefinition(operation: .identity, activation: definition.activation),
                activationName: layer.name))
    }

    /// Adds the normalizer without activation, for a shortcut or a branch's input. Returns the input if the network's
    /// normalizer is not a separate operation on activations (none, the weight-space ones, EvoNorm).
    mutating func bareNormalizer(_ layer: Layer, _ input: Value) throws -> Value {
        guard let operation = definition.operation.inShortcuts else { return input }
        return append(
            NormalizerNode(
                layer: layer, source: input.layer, inputs: [input.index], isProbed: false,
                setting: try setting(layer.name, input.shape, gain: nil),
                definition: NormalizerDefinition(operation: operation, activation: .identity),
                activationName: layer.name))
    }

    private func setting(_ name: String, _ shape: ActivationShape, gain: Parameter?) throws -> NormalizerSetting {
        NormalizerSetting(
            name: name, shape: shape,
            groupSize: try definition.operation.takesGrouping ? grouping.size(channels: shape.channels) : 1,
            publishedCodeVariances: publishedCodeVariances, branchGain: gain)
    }

    func network(
        output: Value, classes: Int, workers: WorkerThreads, replacing: (any Node) -> any Node
    ) -> Network {
        Network(
            input: input.shape, nodes: nodes.map(replacing),
            classifier: Classifier(shape: output.shape, classes: classes), classes: classes,
            isDifferentiable: isDifferentiable, workers: workers)
    }
}
