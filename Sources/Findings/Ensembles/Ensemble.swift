import Networks
import Runs
import Statistics

/// The same network over several seeds.
package struct Ensemble: Sendable {
    package let network: NetworkSpecification
    package let batch: Int
    package let seeds: [UInt64]
    /// One a seed.
    package let records: [RunRecord]

    /// A quantity of chosen layers, for every seed.
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

/// A quantity by layer, for every seed.
package struct LayerCurve: Sendable {
    package let quantity: Quantity
    package let names: [String]
    /// Rows of each layer's map.
    package let heights: [Int]
    /// By seed, then by layer; nil is undefined.
    package let values: [[Double?]]

    package init(quantity: Quantity, names: [String], heights: [Int], values: [[Double?]]) {
        self.quantity = quantity
        self.names = names
        self.heights = heights
        self.values = values
    }

    package var layerCount: Int { names.count }
    package var seedCount: Int { values.count }

    /// The values of a layer over the seeds where it is defined.
    package func layer(_ index: Int) -> [Double] { values.compactMap { $0[index] } }

    /// Mean and t-interval over seeds, layer by layer, on the scale of a transformation; NaN where a layer has fewer than
    /// two values, or values that the transformation does not take.
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

    /// Only the layers at these positions.
    package func selecting(_ positions: some Sequence<Int>) -> LayerCurve {
        let positions = Array(positions)
        return LayerCurve(
            quantity: quantity, names: positions.map { names[$0] }, heights: positions.map { heights[$0] },
            values: values.map { row in positions.map { row[$0] } })
    }
}

/// A curve's mean with the bounds of its interval, one number a layer.
package struct CurveSummary: Sendable {
    package var mean: [Double]
    package var low: [Double]
    package var high: [Double]
}

extension Sample {
    package func estimateIfPossible(on transformation: Transformation) -> Estimate? {
        try? meanEstimate(on: transformation)
    }
}
