import Networks

/// What the blocks of a residual network add to the mean square of its stream, before the rectifier: with s = f + y, f the
/// branch and y what the shortcut hands on,
///
///     E s² − E y² = E f² + 2 E[y f].
///
/// The proof of the paper's Claim 1 takes E f² = 1, which holds by construction where the branch ends in a layer that
/// centres and scales, and E[y f] = 0, which is measured here. docs/science.md, "Residual blocks".
package struct BlockIncrements: Sendable {
    /// E s² − E y² − E f² = 2 E[y f], the mean over a stage's blocks: by stage, then by seed.
    package let crossTerms: [[Double]]
    /// E f², the same mean: by stage, then by seed.
    package let branchMeanSquares: [[Double]]

    /// - Throws: `MeasurementError.undefined` where a sum overflowed.
    package init(_ ensemble: Ensemble) throws(MeasurementError) {
        var (crossTerms, branches) = ([[Double]](), [[Double]]())
        for (seed, record) in zip(ensemble.seeds, ensemble.records) {
            var (crossTerm, branch) = ([Int: [Double]](), [Int: [Double]]())
            for (index, layer) in record.layers.enumerated() {
                guard case .blockOutput(let place) = layer.role else { continue }
                func value(_ quantity: Quantity) throws(MeasurementError) -> Double {
                    guard let value = layer[quantity], value.isFinite else {
                        throw .undefined(quantity, layer: index + 1, seed: seed)
                    }
                    return value
                }
                let square = try value(.branchMeanSquare)
                let increment = try value(.sumMeanSquare) - value(.shortcutMeanSquare)
                branch[place.stage, default: []].append(square)
                crossTerm[place.stage, default: []].append(increment - square)
            }
            precondition(!branch.isEmpty, "only residual networks have blocks")
            crossTerms.append(crossTerm.sorted { $0.key < $1.key }.map(\.value.mean))
            branches.append(branch.sorted { $0.key < $1.key }.map(\.value.mean))
        }
        self.crossTerms = Self.byStage(crossTerms)
        branchMeanSquares = Self.byStage(branches)
    }

    private static func byStage(_ bySeed: [[Double]]) -> [[Double]] {
        bySeed[0].indices.map { stage in bySeed.map { $0[stage] } }
    }
}
