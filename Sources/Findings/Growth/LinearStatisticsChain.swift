import Networks
import Theory

/// The steps of a declared layer as they act on the kernel of a wide random network, each centring and dividing by linear
/// statistics (docs/science.md, "An algebra of normalizers").
///
/// It holds for wide networks without padding, large batches and maps, an epsilon far below the variance, and the rectifier,
/// and replaces every divisor by its mean. Where sets are groups of channels, divisors fluctuate: cosines are then off by up
/// to 0.19.
struct LinearStatisticsChain: Sendable {
    private let steps: [NormalizerStep]

    /// The largest epsilon that counts as far below the variance.
    static let largestEpsilon = 1e-3

    /// - Returns: nil if the layer is not of that kind.
    init?(_ definition: NormalizerDefinition) {
        guard definition.activation == .rectifier, definition.weights == .plain else { return nil }
        switch definition.operation {
        case .identity, .custom: return nil
        case .linear: steps = LayerDeclaration(definition)?.steps ?? []
        case .declared(let operation):
            guard operation.fitsKernels else { return nil }
            steps = operation.steps
        }
        // Any group size tells whether there is a form.
        guard normalizers(groupSize: 2) != nil else { return nil }
    }

    /// Whether a set is a group of channels, which takes the network's group size.
    var takesGrouping: Bool { allAxes.contains { $0.contains(.group) } }

    private var allAxes: [StatisticAxes] { steps.flatMap { ($0.centring?.axes ?? []) + ($0.scaling?.axes ?? []) } }

    /// The states and gradient growths after each of some layers; nil if groups are needed and not given.
    func layers(
        _ count: Int, groupSize: Int?, from start: LinearStatisticsNormalizer.State = .init()
    ) -> [(state: LinearStatisticsNormalizer.State, gradientGrowth: Double)]? {
        guard !takesGrouping || groupSize != nil, let chain = normalizers(groupSize: groupSize ?? 1) else { return nil }
        var state = start
        return (0..<count).map { _ in
            let result = LinearStatisticsNormalizer.step(through: chain, state)
            state = result.state
            return result
        }
    }

    private func normalizers(groupSize: Int) -> [LinearStatisticsNormalizer]? {
        var chain = [LinearStatisticsNormalizer]()
        for step in steps {
            guard let normalizer = Self.normalizer(step, groupSize: Double(groupSize)) else { return nil }
            chain.append(normalizer)
        }
        return chain
    }

    private static func normalizer(_ step: NormalizerStep, groupSize: Double) -> LinearStatisticsNormalizer? {
        guard step.affine == nil || step.affine == .standard else { return nil }
        var (shared, sample) = (1.0, 1.0)
        if let centring = step.centring {
            guard let retained = retained(centring, groupSize: groupSize) else { return nil }
            (shared, sample) = retained
        }
        guard let scaling = step.scaling else {
            return LinearStatisticsNormalizer(retainedShared: shared, retainedSample: sample, divisor: nil)
        }
        switch scaling.epsilon {
        case .fixed(let value), .learnable(let value):
            guard value <= largestEpsilon else { return nil }
        }
        var weights = (shared: 0.0, sample: 0.0, detail: 0.0)
        for axes in scaling.axes {
            guard let part = variance(axes, scaling.spread, groupSize: groupSize) else { return nil }
            // The softmax weights of a mixture start equal.
            let weight = 1 / Double(scaling.axes.count)
            weights.shared += weight * part.shared
            weights.sample += weight * part.sample
            weights.detail += weight
        }
        return LinearStatisticsNormalizer(
            retainedShared: shared, retainedSample: sample,
            divisor: .init(shared: weights.shared, sample: weights.sample, detail: weights.detail))
    }

    /// The fractions of what samples share and of what is a sample's own that centring leaves. A mean over all channels is
    /// zero in a wide network; that over a group takes one part in G.
    private static func retained(
        _ centring: NormalizerStep.Centring, groupSize: Double
    ) -> (shared: Double, sample: Double)? {
        let weight = centring.amount / Double(centring.axes.count)
        var (shared, sample) = (1.0, 1.0)
        for axes in centring.axes {
            switch axes {
            case [.batch, .space]: shared -= weight
            case [.space]:
                shared -= weight
                sample -= weight
            case [.channel, .space], [.batch, .channel, .space]: break
            case [.group, .space] where centring.axes.count == 1:
                let left = 1 - (2 * centring.amount - centring.amount * centring.amount) / groupSize
                return (left, left)
            default: return nil
            }
        }
        // Amplitudes mix; what is retained is a power.
        return (max(0, shared) * max(0, shared), max(0, sample) * max(0, sample))
    }

    /// The weights of what samples share and of what is a sample's own in a variance; that of the detail is 1. Where each
    /// channel has a separate divisor that includes its mean, the divisors differ too much to be replaced by their mean.
    private static func variance(
        _ axes: StatisticAxes, _ spread: NormalizerStep.Scaling.Spread, groupSize: Double
    ) -> (shared: Double, sample: Double)? {
        switch (axes, spread) {
        case ([.channel, .space], _), ([.batch, .channel, .space], _): (1, 1)
        case ([.batch, .space], .standardDeviation): (0, 1)
        case ([.space], .standardDeviation): (0, 0)
        case ([.group, .space], .standardDeviation): (1 - 1 / groupSize, 1 - 1 / groupSize)
        default: nil
        }
    }
}
