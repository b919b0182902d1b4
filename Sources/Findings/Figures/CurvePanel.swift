import Networks
import Plots
import Statistics

/// The marks and rows of one panel in which quantities run over layers: for each ensemble a line of means over seeds and
/// the band of their 95% interval.
package struct CurvePanel {
    package let name: String
    package private(set) var marks: [any Mark] = []
    package private(set) var rows: [MeasurementRow] = []

    package init(_ name: String) { self.name = name }

    /// Adds an ensemble's curve.
    ///
    /// - Parameters:
    ///   - x: where the layers stand; 1, 2, ... where nil.
    ///   - transformation: the scale that means and intervals are taken on.
    ///   - name: of what the curve holds, where that is not its quantity itself but made from it.
    package mutating func add(
        _ ensemble: Ensemble, _ curve: LayerCurve, x: [Double]? = nil, on transformation: Transformation = .identity,
        series: Series? = nil, named name: String? = nil
    ) {
        let x = x ?? (1...max(curve.layerCount, 1)).map(Double.init)
        let series = series ?? ensemble.network.series
        let summary = curve.summary(on: transformation)
        marks.append(BandMark(series, x: x, lower: summary.low, upper: summary.high))
        marks.append(LineMark(series, x: x, y: summary.mean))
        for (seed, values) in zip(ensemble.seeds, curve.values) {
            for (index, value) in values.enumerated() {
                rows.append(
                    MeasurementRow(
                        panel: self.name, network: ensemble.network, batch: ensemble.batch, seed: seed,
                        layer: Int(x[index].rounded()), kind: curve.quantity.kind.rawValue,
                        quantity: name ?? curve.quantity.identifier, value: value))
            }
        }
    }

    /// Adds what a theory predicts for an ensemble's network.
    package mutating func addTheory(
        for ensemble: Ensemble, quantity: Quantity, x: [Double], y: [Double], series: Series = .theory,
        named name: String? = nil
    ) {
        marks.append(LineMark(series, x: x, y: y))
        for (position, value) in zip(x, y) {
            rows.append(
                MeasurementRow(
                    panel: self.name, network: ensemble.network, batch: ensemble.batch, seed: nil,
                    layer: Int(position.rounded()), kind: "theory", quantity: name ?? quantity.identifier,
                    value: value.isFinite ? value : nil))
        }
    }

    package mutating func add(_ mark: any Mark) { marks.append(mark) }
}
