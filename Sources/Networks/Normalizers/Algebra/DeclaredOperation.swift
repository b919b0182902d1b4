/// An operation on activations from the algebra of normalizers: steps in sequence and, after the activation, the removal of
/// a mean.
package struct DeclaredOperation: Hashable, Sendable {
    /// One or more steps; each acts on what the one before hands on.
    package var steps: [NormalizerStep]
    /// The axes of the mean that is subtracted after the activation; none if nil. Evaluation uses a running mean where
    /// they include the batch.
    var centresActivation: StatisticAxes?

    /// The revision of the computation, to be increased when its results change.
    static let revision = 1

    /// Makes an operation.
    package init(_ steps: [NormalizerStep], centresActivation: StatisticAxes? = nil) {
        precondition(!steps.isEmpty || centresActivation != nil, "an operation needs a step")
        self.steps = steps
        self.centresActivation = centresActivation
    }

    private var allAxes: [StatisticAxes] { steps.flatMap(\.allAxes) + [centresActivation].compactMap { $0 } }

    /// Whether a set is a group of channels.
    var takesGrouping: Bool { allAxes.contains { $0.contains(.group) } }

    /// Whether a set spans the batch.
    var dependsOnBatch: Bool { allAxes.contains { $0.contains(.batch) } }

    /// Whether the three steps of the fast kernels run it: sums by sample and channel, coefficients, and
    /// y = act(a x + b). Otherwise a plain operator does, element by element in double precision.
    package var fitsKernels: Bool { centresActivation == nil && steps.allSatisfy(\.isAffinePerChannel) }

    /// The same operation for a shortcut, which has no activation.
    var withoutActivation: DeclaredOperation? { steps.isEmpty ? nil : DeclaredOperation(steps) }
}

extension DeclaredOperation: Encodable {
    private enum CodingKeys: String, CodingKey {
        case steps, revision
        case centresActivation = "centres-activation"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.revision, forKey: .revision)
        try container.encode(steps, forKey: .steps)
        try container.encodeIfPresent(centresActivation, forKey: .centresActivation)
    }
}
