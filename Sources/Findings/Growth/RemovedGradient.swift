import Networks

/// The share of the squared gradient that centring and projecting remove in the backward pass of a network's normalizers,
/// convolution by convolution (`Quantity.removedGradientShare`), averaged over layers, one number per seed. Theory has
/// `BatchNormMeanField.removedGradientShare`.
package struct RemovedGradient: Sendable {
    /// The share by convolution, for every seed.
    let curve: LayerCurve

    /// Of all convolutions that a projecting normalizer follows.
    ///
    /// - Throws: `MeasurementError.undefined` where the normalizers project nothing, or a gradient is zero or overflowed.
    package init(_ ensemble: Ensemble) throws(MeasurementError) {
        let all = ensemble.curve(.removedGradientShare)
        // Where the block's own order puts an addition behind a convolution, no seed has a share.
        let positions = all.names.indices.filter { !all.layer($0).isEmpty }
        guard !positions.isEmpty else { throw .undefined(.removedGradientShare, layer: 1, seed: ensemble.seeds[0]) }
        for position in positions {
            guard let seed = all.values.firstIndex(where: { $0[position] == nil }) else { continue }
            throw .undefined(.removedGradientShare, layer: position + 1, seed: ensemble.seeds[seed])
        }
        curve = all.selecting(positions)
    }

    /// The mean share over layers, one number per seed.
    package var shares: [Double] { means { _ in true } }

    /// The mean share over the layers on maps of one size; NaN where there are none.
    package func shares(side: Int) -> [Double] { means { curve.heights[$0] == side } }

    /// The sides of the maps, the largest first.
    package var sides: [Int] { Set(curve.heights).sorted(by: >) }

    private func means(where isChosen: (Int) -> Bool) -> [Double] {
        let positions = curve.names.indices.filter(isChosen)
        return curve.values.map { row in positions.compactMap { row[$0] }.mean }
    }
}
