import Tensors

/// Records every quantity of every layer over one pass, forward and backward.
package final class PassRecorder: NetworkObserver {
    package private(set) var layers: [LayerMeasurement] = []
    /// r = (E s)² / E s² of the branches, by stage, where they were asked for and are normalized; nil where it is undefined.
    package var branchEvenness: [Double?] { branches?.values ?? [] }
    private var positions: [String: Int] = [:]
    private var branches: BranchEvenness?

    /// - Parameter measuresBranches: whether `branchEvenness` is measured, which takes another pass over every branch.
    package init(measuresBranches: Bool = false) {
        branches = measuresBranches ? BranchEvenness() : nil
    }

    package func branch(_ name: String, shape: ActivationShape, meanSquares: () -> [Double]) {
        branches?.add(meanSquares(), height: shape.height)
    }

    package func convolution(_ name: String, output: Activation, _ workers: WorkerThreads) {
        let sums = output.sums(workers)
        let deviations = Moments.sampleVariances(sums)?.map { $0.squareRoot() }
        record(
            name, .convolution, output,
            [
                .standardDeviation: deviations.flatMap(Moments.finiteMean),
                .sameSampleCorrelation: Moments.sameSampleCorrelation(sums),
                .crossSampleCorrelation: Moments.crossSampleCorrelation(sums),
                .gradientNorm: nil, .inverseVariance: nil,
            ])
    }

    package func convolution(_ name: String, gradient: Activation, _ workers: WorkerThreads) {
        let norm = gradient.sumOfSquares(workers).squareRoot()
        set(name, .gradientNorm, norm.isFinite ? norm : nil)
    }

    package func activation(_ name: String, output: Activation, _ workers: WorkerThreads) throws {
        let sums = output.sums(workers)
        let matrix = try SimilarityMatrix(output, workers)
        record(
            name, .activation, output,
            [
                .activationVariance: Moments.sampleVariances(sums).flatMap(Moments.finiteMean),
                .secondMoment: Moments.secondMoment(sums),
                .cosineSimilarity: matrix?.meanCosine,
                .stableRank: output.shape.batch > 1 ? matrix?.stableRank : nil,
                .participationRatio: output.shape.batch > 1 ? matrix?.participationRatio : nil,
            ])
    }

    package func inverseVariance(_ name: String, of source: String, mean: Double) {
        // A pre-activation block normalizes a sum, which has no record of its own.
        guard let position = positions[source], layers[position].kind == .convolution else { return }
        layers[position].quantities[.inverseVariance] = mean.isFinite ? mean : nil
    }

    private func record(
        _ name: String, _ kind: LayerMeasurement.Kind, _ output: Activation, _ quantities: [Quantity: Double?]
    ) {
        positions[name] = layers.count
        layers.append(
            LayerMeasurement(
                name: name, kind: kind, height: output.shape.height, channels: output.shape.channels,
                quantities: quantities))
    }

    private func set(_ name: String, _ quantity: Quantity, _ value: Double?) {
        guard let position = positions[name] else { preconditionFailure("'\(name)' ran backward before forward") }
        layers[position].quantities[quantity] = value
    }
}
