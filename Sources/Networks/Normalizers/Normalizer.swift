/// A normalization layer. This value is the only description of it.
///
/// The built-in ones are in Catalogue/, one per file, and in ``builtIn``. Others are made in the same way.
package struct Normalizer: Sendable {
    /// The families of normalizers, by what they normalize.
    package enum Family: String, Sendable {
        /// The output of a convolution.
        case activation
        /// The weights of a convolution; the paper calls such layers parametric.
        case weight
        /// Nothing.
        case none
    }

    /// The name on the command line, in data files and in page scripts, such as `batch-norm`.
    package let identifier: String
    /// The displayed name.
    package let label: String
    /// The displayed name where space is limited.
    package let shortLabel: String
    /// The operation as a formula in the paper's notation, in the report's syntax for mathematics.
    package let formula: String
    /// The dimensions over which statistics are computed, in a few words.
    package let statistics: String
    /// Authors and year; empty if there is nothing to cite.
    package let source: String
    /// The family of the normalizer.
    package let family: Family
    /// The computation of the layer. Layers with equal definitions give the same bytes.
    package let definition: NormalizerDefinition
    /// The identifiers of the layers that are declared together with this one, from which figures tell it apart.
    package var companions: [String] = []

    /// Makes a normalization layer.
    ///
    /// - Parameter shortLabel: `label` if nil.
    package init(
        _ identifier: String, label: String, shortLabel: String? = nil, formula: String, statistics: String,
        source: String, family: Family, definition: NormalizerDefinition
    ) {
        self.identifier = identifier
        self.label = label
        self.shortLabel = shortLabel ?? label
        self.formula = formula
        self.statistics = statistics
        self.source = source
        self.family = family
        self.definition = definition
    }

    /// Whether figures call it so, in full or in short, whatever the case of letters.
    package func isCalled(_ text: String) -> Bool {
        [label, shortLabel].contains { $0.lowercased() == text.lowercased() }
    }

    /// Whether the layer takes a group size or a number of groups.
    package var takesGrouping: Bool { definition.operation.takesGrouping }

    /// Whether its variances can be those of a sample, as in the paper's published code.
    var takesPublishedVariances: Bool { definition.operation.takesPublishedVariances }

    /// Whether statistics are computed over the batch, so that the output for one image depends on the others.
    package var dependsOnBatch: Bool { definition.operation.dependsOnBatch }
}

extension NormalizerDefinition {
    /// Whether activations can be negative at initialization.
    package var hasSignedOutput: Bool {
        if case .declared(let operation) = operation, operation.centresActivation != nil { return true }
        return switch activation {
        case .identity, .scaledRectifier, .centredRectifier: true
        case .rectifier, .thresholdedLinearUnit: false
        }
    }

    /// Whether activations are divided by a measure of their size.
    package var dividesActivations: Bool {
        switch operation {
        case .identity: false
        case .linear(let linear): linear.deviation != .none
        case .declared(let operation): operation.steps.contains { $0.scaling != nil }
        case .custom: true
        }
    }

    /// Whether the plain operator of declared layers runs it, element by element.
    package var isElementwise: Bool {
        guard case .declared(let operation) = operation else { return false }
        return !operation.fitsKernels
    }

    /// Whether every pass records the mean of 1 / (variance + eps). An operation of its own may, and says so only then.
    package var recordsInverseVariance: Bool {
        switch operation {
        case .identity, .custom: false
        case .linear: dividesActivations
        case .declared(let operation): operation.fitsKernels && dividesActivations
        }
    }
}

extension Normalizer: Hashable, CustomStringConvertible {
    /// Two normalizers are equal if their identifiers and definitions are.
    package static func == (a: Normalizer, b: Normalizer) -> Bool {
        a.identifier == b.identifier && a.definition == b.definition
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

    /// The identifier.
    package var description: String { identifier }
}
