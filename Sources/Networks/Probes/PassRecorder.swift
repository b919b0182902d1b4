import Tensors

/// Records quantities of every layer over one pass, forward and backward.
package final class PassRecorder: NetworkObserver {
    /// What was measured, in the order of the forward pass.
    package private(set) var layers: [LayerMeasurement] = []
    /// r = (E s)² / E s² of the branches, by stage, where they were asked for and are normalized; nil where it is undefined.
    package var branchEvenness: [Double?] { branches?.values ?? [] }
    private let quantities: Set<Quantity>
    private var positions: [String: Int] = [:]
    private var branches: BranchEvenness?

    /// - Parameters:
    ///   - quantities: those that are measured. The stable rank and the participation ratio cost by far the most, the
    ///     batch's size in multiplications for every number of an activation.
    ///   - measuresBranches: whether `branchEvenness` is measured, which takes another pass over every branch.
    package init(measuring quantities: Set<Quantity> = Set(Quantity.allCases), measuresBranches: Bool = false) {
        self.quantities = quantities
        branches = measuresBranches ? BranchEvenness() : nil
    }

    package func branch(_ name: String, shape: ActivationShape, meanSquares: () -> [Double]) {
        branches?.add(meanSquares(), height: shape.height)
    }

    package func convolution(_ name: String, output: Activation, _ workers: WorkerThreads) {
        record(name, .convolution, output)
        if measures(.standardDeviation, .sameSampleCorrelation, .crossSampleCorrelation) {
            let moments = ChannelMoments(output.sums(workers))
            let deviations = moments.sampleVariances?.map { $0.squareRoot() }
            set(name, .standardDeviation, deviations.flatMap(ChannelMoments.finiteMean))
            set(name, .sameSampleCorrelation, moments.sameSampleCorrelation)
            set(name, .crossSampleCorrelation, moments.crossSampleCorrelation)
        }
        // Undefined, unless the passes say more.
        set(name, .gradientNorm, nil)
        set(name, .inverseVariance, nil)
    }

    package func convolution(_ name: String, gradient: Activation, _ workers: WorkerThreads) {
        guard measures(.gradientNorm) else { return }
        let norm = gradient.sumOfSquares(workers).squareRoot()
        set(name, .gradientNorm, norm.isFinite ? norm : nil)
    }

    package func activation(_ name: String, output: Activation, _ workers: WorkerThreads) {
        record(name, .activation, output)
        if measures(.activationVariance, .secondMoment) {
            let moments = ChannelMoments(output.sums(workers))
            set(name, .activationVariance, moments.sampleVariances.flatMap(ChannelMoments.finiteMean))
            set(name, .secondMoment, moments.secondMoment)
        }
        guard measures(.cosineSimilarity, .stableRank, .participationRatio) else { return }
        let directions = output.shape.batch > 1 ? SampleDirections(output, workers) : nil
        if measures(.cosineSimilarity) { set(name, .cosineSimilarity, directions?.meanCosine()) }
        if measures(.stableRank, .participationRatio) {
            let matrix = directions?.cosines()
            set(name, .stableRank, matrix?.stableRank)
            set(name, .participationRatio, matrix?.participationRatio)
        }
    }

    package func inverseVariance(_ name: String, of source: String, mean: Double) {
        // A pre-activation block normalizes a sum, which has no record of its own.
        guard let position = positions[source], layers[position].kind == .convolution else { return }
        set(source, .inverseVariance, mean.isFinite ? mean : nil)
    }

    private func measures(_ any: Quantity...) -> Bool { any.contains(where: quantities.contains) }

    private func record(_ name: String, _ kind: LayerMeasurement.Kind, _ output: Activation) {
        positions[name] = layers.count
        layers.append(
            LayerMeasurement(name: name, kind: kind, height: output.shape.height, channels: output.shape.channels))
    }

    /// Writes a quantity of a layer, if it is one that is measured.
    private func set(_ name: String, _ quantity: Quantity, _ value: Double?) {
        guard quantities.contains(quantity) else { return }
        guard let position = positions[name] else { preconditionFailure("'\(name)' ran backward before forward") }
        layers[position].quantities[quantity] = value
    }
}
