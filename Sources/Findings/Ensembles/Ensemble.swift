import Networks
import Runs
import Statistics

/// The measurements of one network at initialization, repeated with several seeds.
package struct Ensemble: Sendable {
    /// The network that was measured.
    package let network: NetworkSpecification
    /// Images per batch.
    package let batch: Int
    /// The seeds, in the order of `records`.
    package let seeds: [UInt64]
    /// The measurements, one record per seed.
    package let records: [RunRecord]

    /// The measurements of a network, one record per seed.
    package init(network: NetworkSpecification, batch: Int, seeds: [UInt64], records: [RunRecord]) {
        self.network = network
        self.batch = batch
        self.seeds = seeds
        self.records = records
    }

    /// The values of a quantity at its kind of layer, for every seed.
    ///
    /// - Parameter isChosen: which of these layers are included; all of them by default.
    package func curve(
        _ quantity: Quantity, where isChosen: (LayerMeasurement) -> Bool = { _ in true }
    ) -> LayerCurve {
        let layers = records[0].layers.filter { $0.kind == quantity.kind && isChosen($0) }
        return LayerCurve(
            quantity: quantity, names: layers.map(\.name), heights: layers.map(\.height),
            values: records.map { record in
                record.layers.filter { $0.kind == quantity.kind && isChosen($0) }.map { $0[quantity] }
            })
    }
}

/// The values of one quantity by layer, for every seed.
package struct LayerCurve: Sendable {
    /// The quantity that the values are of, or are derived from.
    package let quantity: Quantity
    /// The names of the layers, in forward order.
    package let names: [String]
    /// The height of each layer's feature map.
    package let heights: [Int]
    /// Indexed by seed, then by layer; nil if the quantity is undefined.
    package let values: [[Double?]]

    /// Makes a curve; `names`, `heights` and each row of `values` have one element per layer.
    package init(quantity: Quantity, names: [String], heights: [Int], values: [[Double?]]) {
        self.quantity = quantity
        self.names = names
        self.heights = heights
        self.values = values
    }

    /// The number of layers.
    package var layerCount: Int { names.count }

    /// The values at one layer, without the seeds for which it is undefined.
    package func layer(_ index: Int) -> [Double] { values.compactMap { $0[index] } }

    /// The mean and t-interval over seeds at each layer, computed on the scale of a transformation and mapped back.
    ///
    /// The bounds are NaN where a layer has fewer than two values, or values outside the transformation's domain. The
    /// mean of a single value is that value; otherwise it is NaN together with the bounds.
    package func summary(on transformation: Transformation = .identity) -> CurveSummary {
        var summary = CurveSummary(mean: [], low: [], high: [])
        for index in names.indices {
            let values = layer(index)
            let estimate = (try? Sample(values))?.estimateIfPossible(on: transformation)
            summary.mean.append(estimate?.value ?? (values.count == 1 ? values[0] : .nan))
            summary.low.append(estimate?.interval.low ?? .nan)
            summary.high.append(estimate?.interval.high ?? .nan)
        }
        return summary
    }

    /// The curve restricted to the layers at the given indices, in the order given.
    func selecting(_ positions: some Sequence<Int>) -> LayerCurve {
        let positions = Array(positions)
        return LayerCurve(
            quantity: quantity, names: positions.map { names[$0] }, heights: positions.map { heights[$0] },
            values: values.map { row in positions.map { row[$0] } })
    }
}

/// The mean of a curve and the bounds of its 95% interval, one number per layer or position.
package struct CurveSummary: Sendable {
    /// The means.
    package var mean: [Double]
    /// The lower bounds.
    var low: [Double]
    /// The upper bounds.
    package var high: [Double]
}

extension Sample {
    /// The mean with its t-interval on the scale of a transformation; nil if the sample has fewer than two values or
    /// leaves the transformation's domain.
    package func estimateIfPossible(on transformation: Transformation) -> Estimate? {
        try? meanEstimate(on: transformation)
    }
}
