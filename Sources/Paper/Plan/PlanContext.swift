import Networks
import Runs

/// What a plan is made for: the scale, the data, the seeds, the engine.
package struct PlanContext: Sendable {
    package let scale: Scale
    package let data: DataIdentity
    /// What the images are called in a sentence.
    package let dataLabel: String
    package let classes: Int
    package let seeds: [UInt64]
    package let engine: EngineIdentity

    /// - Parameter dataLabel: what the images are called in a sentence; the name of the set where nil.
    package init(
        scale: Scale, data: DataIdentity, dataLabel: String? = nil, classes: Int, seeds: [UInt64],
        engine: EngineIdentity
    ) {
        self.scale = scale
        self.data = data
        self.dataLabel = dataLabel ?? data.name
        self.classes = classes
        self.seeds = seeds
        self.engine = engine
    }

    /// A network at this context's scale. group-norm and evonorm-s0 have group size 8 unless the caller says otherwise:
    /// 32 groups are instance-norm in the first stage of resnet-56.
    ///
    /// - Parameter widthDivisor: the scale's own where nil.
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

    /// A network of convolutions with stride 1, all of one width.
    package func uniformNetwork(
        depth: Int, width: Int, _ normalizer: Normalizer, groupSize: Int = NetworkChoice.standardGroupSize,
        padding: Padding = .zero
    ) -> NetworkSpecification {
        NetworkSpecification(
            architecture: .cnnUniform, normalizer: normalizer,
            grouping: normalizer.takesGrouping ? .size(groupSize) : nil, depth: depth, width: width,
            padding: padding, classes: classes)
    }

    /// A network at initialization, with every seed of the study.
    ///
    /// - Parameters:
    ///   - batch: the scale's own where nil.
    ///   - quantities: measured beside the program's own.
    package func initialization(
        _ network: NetworkSpecification, batch: Int? = nil, differentiates: Bool = false, quantities: [Quantity] = []
    ) -> InitializationSelection {
        InitializationSelection(
            network: network, batch: batch ?? scale.batch, differentiates: differentiates, seeds: seeds,
            quantities: quantities)
    }

    /// The runs of some selections.
    package func plan(_ selections: [Selection]) -> RunPlan { RunPlan(selections, data: data, engine: engine) }
}

/// Choices that all experiments share.
package enum NetworkChoice {
    package static let standardGroupSize = 8
}
