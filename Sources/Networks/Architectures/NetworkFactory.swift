import Tensors

/// How a network will be used and executed, which does not change its results.
package struct ExecutionOptions: Sendable {
    /// Whether backward passes are possible.
    var isDifferentiable: Bool
    /// The threads that layers share their work among.
    var workers: WorkerThreads

    /// Makes options of the given values.
    package init(isDifferentiable: Bool, workers: WorkerThreads) {
        self.isDifferentiable = isDifferentiable
        self.workers = workers
    }
}

extension Network {
    /// Builds the network of a specification for an input of batch x 3 x height x width. Its weights are zero until
    /// `initialize` draws them.
    ///
    /// - Throws: `SpecificationError` where the specification does not fit together, `ConvolutionError` where a
    ///   convolution cannot be made.
    package static func make(
        _ specification: NetworkSpecification, input: ActivationShape, options: ExecutionOptions
    ) throws -> Network {
        try make(specification, input: input, options: options, replacing: { $0 })
    }

    /// - Parameter replacing: maps each node to its replacement. Tests use it to inject faults and to observe values
    ///   that no probe records.
    static func make(
        _ specification: NetworkSpecification, input: ActivationShape, options: ExecutionOptions,
        replacing: (any Node) -> any Node
    ) throws -> Network {
        try make(
            geometry: specification.geometry(), definition: specification.normalizer.definition,
            weights: specification.weights, grouping: specification.grouping ?? .published,
            padding: specification.padding, publishedCodeVariances: specification.publishedCodeVariances,
            classes: specification.classes, input: input, options: options, replacing: replacing)
    }

    /// Builds a network from a geometry and the definition of a normalizer, which need not be built in.
    ///
    /// - Parameters:
    ///   - weights: the parameterization of the weights; that of the definition if nil.
    ///   - publishedCodeVariances: see ``NetworkSpecification/publishedCodeVariances``.
    ///   - input: batch x 3 x height x width.
    /// - Throws: as for a specification.
    static func make(
        geometry: Geometry, definition: NormalizerDefinition, weights: WeightParameterization? = nil,
        grouping: Grouping = .published, padding: Padding = .zero, publishedCodeVariances: Bool = false,
        classes: Int, input: ActivationShape, options: ExecutionOptions, replacing: (any Node) -> any Node = { $0 }
    ) throws -> Network {
        var builder = NetworkBuilder(
            definition: definition, parameterization: weights ?? definition.weights, grouping: grouping,
            padding: padding, publishedCodeVariances: publishedCodeVariances,
            isDifferentiable: options.isDifferentiable, input: input)
        let output =
            switch geometry {
            case .convolutional(let widths, let strides):
                try builder.convolutional(widths: widths, strides: strides)
            case .residual(let widths, let blocks, let block, let skipInit):
                try builder.residual(widths: widths, blocksPerStage: blocks, order: block, skipInit: skipInit)
            }
        return builder.network(
            output: output, classes: classes, workers: options.workers, replacing: replacing)
    }
}
