/// An operation on activations with an operator of its own.
package protocol NormalizerOperation: Sendable {
    /// The name in a run's specification, such as `evonorm-b0`. It must be unique.
    var identifier: String { get }
    /// The revision of the computation, to be increased when its results change.
    var revision: Int { get }
    /// Whether the operation uses groups of channels.
    var takesGrouping: Bool { get }
    /// Whether its variances can be those of a sample, as in the paper's published code.
    var takesPublishedVariances: Bool { get }
    /// Whether statistics are computed over the batch.
    var dependsOnBatch: Bool { get }
    /// Whether a residual block adds the skip between normalizer and activation. Otherwise the two are one operation,
    /// and the block adds before it.
    var addsSkipBeforeActivation: Bool { get }
    /// Makes the operator of one layer.
    func makeOperator(
        _ setting: NormalizerSetting, activation: ActivationFunction, activationName: String
    ) -> any NormalizerOperator
}

extension NormalizerOperation {
    /// No choice of variances.
    package var takesPublishedVariances: Bool { false }
}

extension NormalizerDefinition.Operation {
    /// Whether its variances can be those of a sample.
    var takesPublishedVariances: Bool {
        switch self {
        case .identity: false
        case .linear(let linear): linear.set == .sampleChannels(.grouped)
        case .declared: false
        case .custom(let operation): operation.takesPublishedVariances
        }
    }

    /// Whether the operation uses groups of channels.
    var takesGrouping: Bool {
        switch self {
        case .identity: false
        case .linear(let linear): linear.set == .sampleChannels(.grouped)
        case .declared(let operation): operation.takesGrouping
        case .custom(let operation): operation.takesGrouping
        }
    }

    /// Whether statistics are computed over the batch.
    var dependsOnBatch: Bool {
        switch self {
        case .identity: false
        case .linear(let linear): linear.set == .batchAndSpace
        case .declared(let operation): operation.dependsOnBatch
        case .custom(let operation): operation.dependsOnBatch
        }
    }

    /// Whether a residual block adds the skip between normalizer and activation.
    var addsSkipBeforeActivation: Bool {
        switch self {
        case .identity, .linear, .declared: true
        case .custom(let operation): operation.addsSkipBeforeActivation
        }
    }

    /// The operation in shortcuts, which have no activation; nil if it does not stand there.
    var inShortcuts: NormalizerDefinition.Operation? {
        switch self {
        case .identity, .custom: nil
        case .linear: self
        case .declared(let operation): operation.withoutActivation.map { .declared($0) }
        }
    }
}

extension NormalizerDefinition.Operation: Hashable {
    package static func == (a: Self, b: Self) -> Bool {
        switch (a, b) {
        case (.identity, .identity): true
        case (.linear(let a), .linear(let b)): a == b
        case (.declared(let a), .declared(let b)): a == b
        case (.custom(let a), .custom(let b)): a.identifier == b.identifier && a.revision == b.revision
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .identity: hasher.combine(0)
        case .linear(let linear): hasher.combine(linear)
        case .declared(let operation): hasher.combine(operation)
        case .custom(let operation): hasher.combine(operation.identifier)
        }
    }
}
