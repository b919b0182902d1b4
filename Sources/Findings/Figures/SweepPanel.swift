import Plots
import Statistics

/// The marks and data rows of one panel that plots a number against group size or width: one point with whiskers per
/// network.
package struct SweepPanel {
    /// The name of the panel in the data rows.
    let name: String
    /// The marks, in drawing order.
    package internal(set) var marks: [any Mark] = []
    /// The numbers behind the marks, as rows of the figure's CSV.
    package private(set) var rows: [MeasurementRow] = []

    /// Makes an empty panel.
    package init(_ name: String) { self.name = name }

    /// Adds the means over seeds with their t-intervals, where they are defined, and one data row per network and seed.
    ///
    /// - Parameters:
    ///   - quantity: the name of the number in the data rows.
    ///   - x: maps a position to its abscissa; the identity if nil.
    ///   - transformation: the scale on which means and intervals are computed.
    ///   - isJoined: whether a line joins the points.
    ///   - rowName: what to add to the panel's name in a network's rows if the panel does not identify the network,
    ///     such as its width.
    package mutating func add(
        _ sweep: Sweep, quantity: String, x: ((Double) -> Double)? = nil, series: Series,
        on transformation: Transformation = .identity, isJoined: Bool = false,
        rowName: (Ensemble) -> String? = { _ in nil }
    ) {
        let places = x.map { sweep.positions.map($0) } ?? sweep.positions
        let summary = sweep.summary(on: transformation)
        marks.append(ErrorBarMark(series, x: places, y: summary.mean, lower: summary.low, upper: summary.high))
        marks.append(
            isJoined ? LineMark(series, x: places, y: summary.mean) : PointMark(series, x: places, y: summary.mean))
        for (ensemble, values) in zip(sweep.ensembles, sweep.values) {
            for (seed, value) in zip(ensemble.seeds, values) {
                rows.append(row(ensemble, rowName, seed: seed, kind: "network", quantity: quantity, value: value))
            }
        }
    }

    /// Adds a curve that is not measured: a prediction, or a line fitted to the means.
    ///
    /// - Parameters:
    ///   - y: the value at each position of the sweep; nil if it is undefined.
    ///   - kind: the kind of the data rows, `theory` or `fit`.
    package mutating func addCurve(
        _ sweep: Sweep, y: [Double?], quantity: String, x: ((Double) -> Double)? = nil, kind: String = "theory",
        series: Series, rowName: (Ensemble) -> String? = { _ in nil }
    ) {
        let places = x.map { sweep.positions.map($0) } ?? sweep.positions
        marks.append(LineMark(series, x: places, y: y.map { $0 ?? .nan }))
        for (ensemble, value) in zip(sweep.ensembles, y) {
            rows.append(row(ensemble, rowName, seed: nil, kind: kind, quantity: quantity, value: value))
        }
    }

    private func row(
        _ ensemble: Ensemble, _ rowName: (Ensemble) -> String?, seed: UInt64?, kind: String, quantity: String,
        value: Double?
    ) -> MeasurementRow {
        MeasurementRow(
            panel: [name, rowName(ensemble)].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", "),
            network: ensemble.network, batch: ensemble.batch, seed: seed, layer: nil, kind: kind, quantity: quantity,
            value: value)
    }
}
