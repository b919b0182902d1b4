import Networks
import Runs

/// The conditions that a plan is made for, and the networks and selections that follow from them.
package struct PlanContext: Sendable {
    /// The sizes that the preset sets.
    let scale: Scale
    /// The data set that every run uses.
    package let data: DataIdentity
    /// The name of the images in a sentence, as in "a batch of ...".
    let dataLabel: String
    /// The number of classes of the data set.
    package let classes: Int
    /// The seeds of the study.
    let seeds: [UInt64]
    /// The engine that computes the runs.
    package let engine: EngineIdentity
    /// The layers that the user declares. Every experiment that compares normalizers measures them beside the paper's; no
    /// verdict depends on them.
    let declared: [Normalizer]

    /// Makes a context.
    ///
    /// - Parameter dataLabel: the name of the images in a sentence; the name of the data set if nil.
    package init(
        scale: Scale, data: DataIdentity, dataLabel: String? = nil, classes: Int, seeds: [UInt64],
        engine: EngineIdentity, declared: [Normalizer] = []
    ) {
        self.scale = scale
        self.data = data
        self.dataLabel = dataLabel ?? data.name
        self.classes = classes
        self.seeds = seeds
        self.engine = engine
        self.declared = declared
    }

    /// A network at this context's scale.
    ///
    /// - Parameters:
    ///   - groupSize: channels per group, for normalizers that use groups. The default is a size rather than the 32
    ///     groups of the published code, which would make group-norm equal to instance-norm in the first stage of
    ///     resnet-56.
    ///   - widthDivisor: what the architecture's widths are divided by; the scale's divisor if nil.
    package func network(
        _ architecture: Architecture, _ normalizer: Normalizer, groupSize: Int = NetworkChoice.standardGroupSize,
        block: ResidualBlock = .postActivation, skipInit: Bool = false, padding: Padding = .zero,
        widthDivisor: Int? = nil
    ) -> NetworkSpecification {
        NetworkSpecification(
            architecture: architecture, normalizer: normalizer,
            grouping: normalizer.takesGrouping ? .size(groupSize) : nil, block: block, skipInit: skipInit,
            widthDivisor: widthDivisor ?? scale.widthDivisor(architecture), padding: padding, classes: classes)
    }

    /// A cnn-uniform network: convolutions of stride 1, all of one width, with this context's number of classes.
    package func uniformNetwork(
        depth: Int, width: Int, _ normalizer: Normalizer, groupSize: Int = NetworkChoice.standardGroupSize,
        padding: Padding = .zero
    ) -> NetworkSpecification {
        NetworkSpecification(
            architecture: .cnnUniform, normalizer: normalizer,
            grouping: normalizer.takesGrouping ? .size(groupSize) : nil, depth: depth, width: width,
            padding: padding, classes: classes)
    }

    /// The measurement of a network at initialization with every seed of the study.
    ///
    /// - Parameters:
    ///   - batch: images per batch; the scale's batch if nil.
    ///   - differentiates: whether gradients are measured too.
    ///   - quantities: quantities to measure in addition to the built-in ones.
    package func initialization(
        _ network: NetworkSpecification, batch: Int? = nil, differentiates: Bool = false, quantities: [Quantity] = []
    ) -> InitializationSelection {
        InitializationSelection(
            network: network, batch: batch ?? scale.batch, differentiates: differentiates, seeds: seeds,
            quantities: quantities)
    }

    /// The plan of all runs that the selections need.
    func plan(_ selections: [Selection]) -> RunPlan { RunPlan(selections, data: data, engine: engine) }
}
