import Tensors

/// Records quantities of every layer during one forward and backward pass.
package final class PassRecorder: NetworkObserver {
    /// The measurements of every layer, in forward order.
    package private(set) var layers: [LayerMeasurement] = []
    /// r = (E s)² / E s² of the normalized branches, one number per stage, where s² is the mean square of the branches
    /// over channels at one image and position. An element is nil if r is undefined; the array is empty if r was not
    /// requested.
    package var branchEvenness: [Double?] { branches?.values ?? [] }
    private let quantities: [Quantity]
    private var positions: [Layer: Int] = [:]
    private var branches: BranchEvenness?
    package let measuresRemovedGradientShares: Bool
    private let measuresAdditions: Bool
    private var additions: [BlockPlace: BlockAddition.MeanSquares] = [:]

    /// Makes a recorder for one pass.
    ///
    /// - Parameters:
    ///   - quantities: the quantities to measure. The stable rank and the participation ratio cost by far the most: one
    ///     multiplication per image of the batch for every element of an activation.
    ///   - measuresBranches: whether `branchEvenness` is measured, which reads every branch once more.
    package init(measuring quantities: [Quantity] = Quantity.builtIn, measuresBranches: Bool = false) {
        self.quantities = quantities
        measuresRemovedGradientShares = quantities.contains {
            if case .removedGradientShare = $0.measure { return true }
            return false
        }
        measuresAdditions = quantities.contains {
            if case .addition = $0.measure { return true }
            return false
        }
        branches = measuresBranches ? BranchEvenness() : nil
    }

    /// Takes what a block adds: for `branchEvenness` and for the quantities of additions, where they were requested.
    package func addition(_ layer: Layer, _ addition: BlockAddition, _ workers: WorkerThreads) {
        guard let place = layer.role.place else { return }
        if branches != nil, addition.isNormalized { branches?.add(addition.branchMeanSquares(), stage: place.stage) }
        if measuresAdditions { additions[place] = addition.meanSquares(workers) }
    }

    /// Records the quantities of a convolution's output.
    package func convolution(_ layer: Layer, output: Activation, _ workers: WorkerThreads) {
        record(layer, .convolution, output, workers)
    }

    /// Records the quantities of the loss gradient at a convolution's output, which must have been recorded before.
    package func convolution(_ layer: Layer, gradient: Activation, _ workers: WorkerThreads) {
        guard let position = positions[layer] else {
            preconditionFailure("'\(layer.name)' ran backward before forward")
        }
        for quantity in quantities {
            guard case .gradient(let measure) = quantity.measure else { continue }
            layers[position].set(quantity, measure(gradient, workers))
        }
    }

    /// Records the quantities of an activation, or of a residual block's sum.
    package func activation(_ layer: Layer, output: Activation, _ workers: WorkerThreads) {
        record(layer, .activation, output, workers)
    }

    /// Records the mean of 1 / (variance + eps) at the convolution whose output was normalized.
    package func inverseVariance(of source: Layer, mean: Double) {
        // A pre-activation block normalizes a sum, which is not recorded as a convolution.
        guard let position = positions[source], layers[position].kind == .convolution else { return }
        for quantity in quantities {
            guard case .inverseVariance = quantity.measure else { continue }
            layers[position].set(quantity, mean.isFinite ? mean : nil)
        }
    }

    /// Records the share of the squared gradient that the normalizer behind a convolution removes.
    package func removedGradientShare(of source: Layer, _ share: Double?) {
        guard let position = positions[source], layers[position].kind == .convolution else { return }
        for quantity in quantities {
            guard case .removedGradientShare = quantity.measure else { continue }
            layers[position].set(quantity, share)
        }
    }

    /// Records a layer with the quantities of its output. Quantities of later steps of the pass are undefined until
    /// then.
    private func record(_ layer: Layer, _ kind: LayerKind, _ output: Activation, _ workers: WorkerThreads) {
        positions[layer] = layers.count
        var measurement = LayerMeasurement(
            name: layer.name, kind: kind, role: layer.role, height: output.shape.height,
            channels: output.shape.channels)
        let probe = OutputProbe(output, workers)
        for quantity in quantities where quantity.kind == kind {
            switch quantity.measure {
            case .output(let measure): measurement.set(quantity, measure(probe))
            case .addition(let measure): measurement.set(quantity, addition(of: layer).flatMap(measure))
            case .gradient, .inverseVariance, .removedGradientShare: measurement.set(quantity, nil)
            }
        }
        layers.append(measurement)
    }

    /// What the block adds that ends in a layer; nil if none does, or a sum overflows.
    private func addition(of layer: Layer) -> BlockAddition.MeanSquares? {
        guard case .blockOutput(let place) = layer.role, let squares = additions[place],
            squares.branch.isFinite && squares.shortcut.isFinite && squares.sum.isFinite
        else { return nil }
        return squares
    }
}
