/// A normalization layer, described once: everything else asks it.
///
/// The program's own stand in Catalogue/, a file each, and in ``builtIn``. A layer from elsewhere is another value.
package struct Normalizer: Sendable {
    /// What is normalized.
    package enum Family: String, Sendable {
        /// The output of a convolution.
        case activation
        /// The weights of a convolution; the paper calls such layers parametric.
        case weight
        /// Nothing.
        case none
    }

    /// Lower case with hyphens, as `batch-norm`: its name on the command line, in data files and in page scripts.
    package let identifier: String
    /// The name that people read.
    package let label: String
    /// The same where room is short.
    package let shortLabel: String
    /// The operation in the report's mathematics, in the paper's notation.
    package let formula: String
    /// What statistics are taken over, in a few words.
    package let statistics: String
    /// Authors and year; empty where there is nothing to cite.
    package let source: String
    /// What is normalized.
    package let family: Family
    /// What the layer computes. Layers of one definition give the same bytes.
    package let definition: NormalizerDefinition

    /// A normalization layer.
    ///
    /// - Parameter shortLabel: the label itself where nil.
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

    /// Whether a group size or a group count can be chosen.
    package var takesGrouping: Bool { definition.operation.takesGrouping }

    /// Whether its variances can be those of a sample, as in the paper's published code.
    package var takesPublishedVariances: Bool { definition.operation.takesPublishedVariances }

    /// Whether statistics are taken over the batch, so that what a network says of one image depends on the others.
    package var dependsOnBatch: Bool { definition.operation.dependsOnBatch }
}

extension NormalizerDefinition {
    /// Whether activations can be negative at initialization.
    package var hasSignedOutput: Bool {
        switch activation {
        case .identity, .scaledRectifier: true
        case .rectifier, .thresholdedLinearUnit: false
        }
    }

    /// Whether normalizer and activation are one, so that a residual block adds before both and normalizes the sum.
    package var normalizesSum: Bool { !operation.addsSkipBeforeActivation }
}

extension Normalizer: Hashable, CustomStringConvertible {
    /// Two values are one layer if name and definition are the same.
    package static func == (a: Normalizer, b: Normalizer) -> Bool {
        a.identifier == b.identifier && a.definition == b.definition
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

    /// The identifier.
    package var description: String { identifier }
}
