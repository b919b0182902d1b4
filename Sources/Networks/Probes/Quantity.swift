import Tensors

/// A quantity that is measured at a layer. The definitions follow the published code of Lubana, Dick, Tanaka (2021). In
/// them m is the mean over space of one sample and channel, q the mean of x² over all values, and S the number of
/// positions.
///
/// The built-in ones are in Catalogue/ and in ``builtIn``. Others are made in the same way.
package struct Quantity: Sendable {
    /// How and at which point of a pass a quantity is measured. The result is nil if it is undefined.
    package enum Measure: Sendable {
        /// Computed from a layer's output.
        case output(@Sendable (OutputProbe) -> Double?)
        /// Computed from the loss gradient with respect to a convolution's output.
        case gradient(@Sendable (Activation, WorkerThreads) -> Double?)
        /// The mean of 1 / (variance + eps) over the statistic sets of the normalizer that follows a convolution.
        case inverseVariance
        /// Of the share of the squared gradient that the normalizer behind a convolution removes in the backward pass.
        /// Takes another tensor and a pass over it.
        case removedGradientShare
        /// Of what a residual block adds, as a quantity of the activation at the block's end. Takes another pass over
        /// branch and shortcut.
        case addition(@Sendable (BlockAddition.MeanSquares) -> Double?)
    }

    /// The name in records and data files, such as `gradient-norm`.
    package let identifier: String
    /// The kind of layer at which it is measured.
    package let kind: LayerKind
    /// How it is measured.
    let measure: Measure
    /// Whether the probed steps of a training run measure it too; not where it costs much, or nothing asks for it there.
    package let isMeasuredInTraining: Bool

    /// Makes a quantity.
    package init(
        _ identifier: String, of kind: LayerKind, _ measure: Measure, isMeasuredInTraining: Bool = true
    ) {
        self.identifier = identifier
        self.kind = kind
        self.measure = measure
        self.isMeasuredInTraining = isMeasuredInTraining
    }

    /// The built-in quantities. A new one needs a few lines in Catalogue/ and one line here.
    package static let builtIn: [Quantity] = [
        standardDeviation, gradientNorm, sameSampleCorrelation, crossSampleCorrelation, inverseVariance,
        removedGradientShare,
        activationVariance, cosineSimilarity, stableRank, participationRatio, secondMoment,
        branchMeanSquare, shortcutMeanSquare, sumMeanSquare,
    ]
}

extension Quantity: Hashable {
    /// Two quantities are equal if they have the same identifier.
    package static func == (a: Quantity, b: Quantity) -> Bool { a.identifier == b.identifier }
    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}
