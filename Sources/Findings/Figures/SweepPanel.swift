import Plots
import Statistics

/// The marks and rows of one panel in which a number runs over group sizes or widths: a point with whiskers a network.
package struct SweepPanel {
    package let name: String
    package private(set) var marks: [any Mark] = []
    package private(set) var rows: [MeasurementRow] = []

    package init(_ name: String) { self.name = name }

    /// Adds the means over seeds with their t-intervals, and a row a seed.
    ///
    /// - Parameters:
    ///   - x: where a position stands; at itself where nil.
    ///   - quantity: the number's name in the rows.
    ///   - rowName: what a row says where a panel alone does not tell, as the width.
    package mutating func add(
        _ sweep: Sweep, quantity: String, x: ((Double) -> Double)? = nil, series: Series,
        on transformation: Transformation = .identity, isJoined: Bool = false,
        rowName: (Ensemble) -> String? = { _ in nil }
    ) throws {
        let places = x.map { sweep.positions.map($0) } ?? sweep.positions
        let summary = try sweep.summary(on: transformation)
        marks.append(ErrorBarMark(series, x: places, y: summary.mean, lower: summary.low, upper: summary.high))
        marks.append(
            isJoined ? LineMark(series, x: places, y: summary.mean) : PointMark(series, x: places, y: summary.mean))
        for (ensemble, values) in zip(sweep.ensembles, sweep.values) {
            for (seed, value) in zip(ensemble.seeds, values) {
                rows.append(row(ensemble, rowName, seed: seed, kind: "network", quantity: quantity, value: value))
            }
        }
    }

    /// Adds a curve that is no measurement: what a theory predicts, or a line fitted to the means.
    ///
    /// - Parameter kind: of the rows: `theory` or `fit`.
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

    package mutating func add(_ mark: any Mark) { marks.append(mark) }

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
