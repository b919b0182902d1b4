import Networks
import Plots
import Statistics

/// The marks and data rows of one panel that plots quantities against layers: for each ensemble a line of means over
/// seeds and a band of their 95% interval.
package struct CurvePanel {
    /// The name of the panel in the data rows.
    package let name: String
    /// The marks, in drawing order.
    package private(set) var marks: [any Mark] = []
    /// The numbers behind the marks, as rows of the figure's CSV.
    package private(set) var rows: [MeasurementRow] = []

    /// Makes an empty panel.
    package init(_ name: String) { self.name = name }

    /// Adds an ensemble's curve.
    ///
    /// - Parameters:
    ///   - x: the abscissa of each layer; 1, 2, ... if nil.
    ///   - transformation: the scale on which means and intervals are computed.
    ///   - series: the style and label; those of the network's normalizer if nil.
    ///   - name: the name of the values in the data rows, if they are derived from the curve's quantity.
    ///   - length: the number of layers after which the line is broken, as where a stage ends; nil for one line.
    package mutating func add(
        _ ensemble: Ensemble, _ curve: LayerCurve, x: [Double]? = nil, on transformation: Transformation = .identity,
        series: Series? = nil, named name: String? = nil, brokenAfterEach length: Int? = nil
    ) {
        let x = x ?? (1...max(curve.layerCount, 1)).map(Double.init)
        let series = series ?? ensemble.network.series
        let summary = curve.summary(on: transformation)
        /// With NaN, which is a gap, between the pieces.
        func broken(_ values: [Double]) -> [Double] {
            guard let length else { return values }
            return values.enumerated().flatMap { index, value in
                index > 0 && index.isMultiple(of: length) ? [.nan, value] : [value]
            }
        }
        let runs = BandRuns(curve.values, on: transformation)
        marks.append(
            BandMark(
                series, x: broken(x), lower: broken(summary.low), upper: broken(summary.high),
                runs: BandRuns(
                    values: runs.values.map(broken), lower: broken(runs.lower), upper: broken(runs.upper))))
        marks.append(LineMark(series, x: broken(x), y: broken(summary.mean)))
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

    /// Adds a theory's prediction for an ensemble's network: a line through (x, y), and rows of kind `theory`.
    ///
    /// - Parameter isOwn: whether it is of this network alone. It is then drawn in the colour of its normalizer, and shown
    ///   and hidden with it.
    package mutating func addTheory(
        for ensemble: Ensemble, quantity: Quantity, x: [Double], y: [Double], series: Series = .theory,
        named name: String? = nil, isOwn: Bool = true
    ) {
        var series = series
        if isOwn {
            let own = ensemble.network.series.style
            (series.style.light, series.style.dark) = (own.light, own.dark)
            series.companion = ensemble.network.normalizer.identifier
        }
        marks.append(LineMark(series, x: x, y: y))
        for (position, value) in zip(x, y) {
            rows.append(
                MeasurementRow(
                    panel: self.name, network: ensemble.network, batch: ensemble.batch, seed: nil,
                    layer: Int(position.rounded()), kind: "theory", quantity: name ?? quantity.identifier,
                    value: value.isFinite ? value : nil))
        }
    }

    /// Adds a mark that has no data rows, such as a reference line.
    package mutating func add(_ mark: any Mark) { marks.append(mark) }
}
