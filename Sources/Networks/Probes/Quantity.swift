import Tensors

/// What a probe measures of one layer. Definitions follow the code that Lubana, Dick, Tanaka (2021) published; m is the
/// mean over space of one sample and channel, q the mean of x² over everything, S the number of positions.
///
/// The program's own stand in Catalogue/, and in ``builtIn``. A quantity from elsewhere is another value.
package struct Quantity: Sendable {
    /// Where in a pass a quantity is measured, and how. nil is undefined.
    package enum Measure: Sendable {
        /// Of a layer's output.
        case output(@Sendable (OutputProbe) -> Double?)
        /// Of the loss gradient with respect to a convolution's output.
        case gradient(@Sendable (Activation, WorkerThreads) -> Double?)
        /// Of the mean of 1 / (variance + eps) over the sets that the normalizer behind a convolution divides by.
        case inverseVariance
    }

    /// Lower case with hyphens, as `gradient-norm`: its name in records and data files.
    package let identifier: String
    /// What kind of layer has it.
    package let kind: LayerKind
    /// How it is measured.
    package let measure: Measure

    /// A quantity.
    package init(_ identifier: String, of kind: LayerKind, _ measure: Measure) {
        self.identifier = identifier
        self.kind = kind
        self.measure = measure
    }

    /// The quantities that the program measures. A new one is a few lines in Catalogue/ and a line here.
    package static let builtIn: [Quantity] = [
        standardDeviation, gradientNorm, sameSampleCorrelation, crossSampleCorrelation, inverseVariance,
        activationVariance, cosineSimilarity, stableRank, participationRatio, secondMoment,
    ]
}

extension Quantity: Hashable {
    /// Two quantities are one if they have the same name.
    package static func == (a: Quantity, b: Quantity) -> Bool { a.identifier == b.identifier }
    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}
