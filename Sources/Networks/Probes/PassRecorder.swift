import Tensors

/// Records quantities of every layer over one pass, forward and backward.
package final class PassRecorder: NetworkObserver {
    /// What was measured, in the order of the forward pass.
    package private(set) var layers: [LayerMeasurement] = []
    /// r = (E s)² / E s² of the branches, by stage, where they were asked for and are normalized; nil where it is undefined.
    package var branchEvenness: [Double?] { branches?.values ?? [] }
    private let quantities: [Quantity]
    private var positions: [Layer: Int] = [:]
    private var branches: BranchEvenness?

    /// - Parameters:
    ///   - quantities: those that are measured. The stable rank and the participation ratio cost by far the most, the
    ///     batch's size in multiplications for every number of an activation.
    ///   - measuresBranches: whether `branchEvenness` is measured, which takes another pass over every branch.
    package init(measuring quantities: [Quantity] = Quantity.builtIn, measuresBranches: Bool = false) {
        self.quantities = quantities
        branches = measuresBranches ? BranchEvenness() : nil
    }

    package func branch(_ layer: Layer, shape: ActivationShape, meanSquares: () -> [Double]) {
        guard branches != nil, let place = layer.role.place else { return }
        branches?.add(meanSquares(), stage: place.stage)
    }

    package func convolution(_ layer: Layer, output: Activation, _ workers: WorkerThreads) {
        record(layer, .convolution, output, workers)
    }

    package func convolution(_ layer: Layer, gradient: Activation, _ workers: WorkerThreads) {
        guard let position = positions[layer] else {
            preconditionFailure("'\(layer.name)' ran backward before forward")
        }
        for quantity in quantities {
            guard case .gradient(let measure) = quantity.measure else { continue }
            layers[position].set(quantity, measure(gradient, workers))
        }
    }

    package func activation(_ layer: Layer, output: Activation, _ workers: WorkerThreads) {
        record(layer, .activation, output, workers)
    }

    package func inverseVariance(of source: Layer, mean: Double) {
        // A pre-activation block normalizes a sum, which has no record of its own.
        guard let position = positions[source], layers[position].kind == .convolution else { return }
        for quantity in quantities {
            guard case .inverseVariance = quantity.measure else { continue }
            layers[position].set(quantity, mean.isFinite ? mean : nil)
        }
    }

    /// A layer with what its output says; what only later steps of the pass say is undefined until then.
    private func record(_ layer: Layer, _ kind: LayerKind, _ output: Activation, _ workers: WorkerThreads) {
        positions[layer] = layers.count
        var measurement = LayerMeasurement(
            name: layer.name, kind: kind, role: layer.role, height: output.shape.height,
            channels: output.shape.channels)
        let probe = OutputProbe(output, workers)
        for quantity in quantities where quantity.kind == kind {
            if case .output(let measure) = quantity.measure {
                measurement.set(quantity, measure(probe))
            } else {
                measurement.set(quantity, nil)
            }
        }
        layers.append(measurement)
    }
}
