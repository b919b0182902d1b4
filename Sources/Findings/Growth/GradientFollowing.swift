import Foundation
import Networks
import Statistics

/// How closely the gradient norm at each convolution's output correlates with the product of 1/σ of the normalizers
/// between it and the loss, over the probed steps of training. With r_m the mean of 1/σ² of normalizer m, the product
/// at layer l is √(r_l r_{l+1} ... r_L).
package struct GradientFollowing {
    /// The dimension along which a correlation coefficient is computed.
    package enum Direction: String, CaseIterable {
        /// One coefficient per step, over the layers.
        case acrossLayers = "across-layers"
        /// One coefficient per layer, over the steps.
        case acrossSteps = "across-steps"
    }

    /// The training runs, whose probes record the gradient norm and 1/σ².
    package let ensemble: TrainingEnsemble
    private let steps: [Int]
    /// Indexed by seed, then by step, then by layer; nil if one of the two is undefined.
    private let pairs: [[[(norm: Double, product: Double)?]]]

    /// Collects the norms and products of all probed steps.
    package init(_ ensemble: TrainingEnsemble) {
        self.ensemble = ensemble
        steps = ensemble.records.map { $0.probes.map(\.step) }.max { $0.count < $1.count } ?? []
        pairs = ensemble.records.map { record in record.probes.map { Self.pairs($0.layers) } }
    }

    private static func pairs(_ layers: [LayerMeasurement]) -> [(norm: Double, product: Double)?] {
        let convolutions = layers.filter { $0.kind == .convolution }
        var logarithm: Double? = 0
        var pairs = [(norm: Double, product: Double)?]()
        for layer in convolutions.reversed() {
            logarithm = logarithm.flatMap { sum in
                layer[.inverseVariance].flatMap { $0 > 0 ? sum + log($0) / 2 : nil }
            }
            let norm = layer[.gradientNorm].flatMap { $0.isFinite ? $0 : nil }
            pairs.append(norm.flatMap { norm in logarithm.map { (norm, exp($0)) } })
        }
        return pairs.reversed()
    }

    /// A run that diverged before its first probe has no layers; the others tell how many there are.
    private var layerCount: Int { pairs.lazy.compactMap(\.first).first?.count ?? 0 }

    /// The positions of the coefficients: steps, counted from 0, or layers, counted from 1.
    package func positions(_ direction: Direction) -> [Double] {
        switch direction {
        case .acrossLayers: steps.map(Double.init)
        case .acrossSteps: (0..<layerCount).map { Double($0 + 1) }
        }
    }

    /// Pearson's coefficients, indexed by seed, then by position. A coefficient is nil after a run has ended, where
    /// fewer than three pairs are defined, and where the norm or the product is constant.
    package func coefficients(_ direction: Direction) -> [[Double?]] {
        pairs.map { steps in
            switch direction {
            case .acrossLayers:
                self.steps.indices.map { steps.indices.contains($0) ? Self.coefficient(steps[$0]) : nil }
            case .acrossSteps:
                (0..<layerCount).map { layer in Self.coefficient(steps.map { $0[layer] }) }
            }
        }
    }

    /// The median of the coefficients over all positions, one number per seed; seeds without coefficients are omitted.
    package func medians(_ direction: Direction) -> [Double] {
        coefficients(direction).compactMap { try? Sample($0.compactMap { $0 }).median }
    }

    private static func coefficient(_ pairs: [(norm: Double, product: Double)?]) -> Double? {
        let defined = pairs.compactMap { $0 }
        guard defined.count > 2, let sample = try? PairedSample(defined.map(\.norm), defined.map(\.product)) else {
            return nil
        }
        return Correlation.pearson.coefficient(of: sample)
    }
}
