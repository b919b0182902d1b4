/// An operation on activations with an operator of its own.
package protocol NormalizerOperation: Sendable {
    /// Its name in a run's specification, as `evonorm-b0`; no other operation may have it.
    var identifier: String { get }
    /// Raised by hand when what it computes changes.
    var revision: Int { get }
    /// Whether it works on groups of channels.
    var takesGrouping: Bool { get }
    /// Whether its variances can be those of a sample, as in the paper's published code.
    var takesPublishedVariances: Bool { get }
    /// Whether its statistics are taken over the batch.
    var dependsOnBatch: Bool { get }
    /// Whether a residual block adds the skip between normalizer and activation; where both are one, it adds before.
    var addsSkipBeforeActivation: Bool { get }
    /// The operator of one layer.
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
        case .custom(let operation): operation.takesPublishedVariances
        }
    }

    /// Whether it works on groups of channels.
    var takesGrouping: Bool {
        switch self {
        case .identity: false
        case .linear(let linear): linear.set == .sampleChannels(.grouped)
        case .custom(let operation): operation.takesGrouping
        }
    }

    /// Whether its statistics are taken over the batch.
    var dependsOnBatch: Bool {
        switch self {
        case .identity: false
        case .linear(let linear): linear.set == .batchAndSpace
        case .custom(let operation): operation.dependsOnBatch
        }
    }

    /// Whether a residual block adds the skip between normalizer and activation.
    var addsSkipBeforeActivation: Bool {
        switch self {
        case .identity, .linear: true
        case .custom(let operation): operation.addsSkipBeforeActivation
        }
    }

    /// Whether it stands in a shortcut too, where no activation follows.
    var standsInShortcuts: Bool {
        guard case .linear = self else { return false }
        return true
    }
}

extension NormalizerDefinition.Operation: Hashable {
    package static func == (a: Self, b: Self) -> Bool {
        switch (a, b) {
        case (.identity, .identity): true
        case (.linear(let a), .linear(let b)): a == b
        case (.custom(let a), .custom(let b)): a.identifier == b.identifier && a.revision == b.revision
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .identity: hasher.combine(0)
        case .linear(let linear): hasher.combine(linear)
        case .custom(let operation): hasher.combine(operation.identifier)
        }
    }
}
