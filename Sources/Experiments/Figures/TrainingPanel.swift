import Networks
import Plots

/// The marks and rows of one panel in which a number of training runs over epochs: for each network a line of means over
/// seeds and the band of their range, since few seeds are trained.
struct TrainingPanel {
    let name: String
    private(set) var marks: [any Mark] = []
    private(set) var rows: [MeasurementRow] = []

    init(_ name: String) { self.name = name }

    /// Adds a network's curve, and a cross where a run of it diverged.
    mutating func add(_ ensemble: TrainingEnsemble, _ quantity: TrainingQuantity, series: Series? = nil) {
        let curve = ensemble.curve(quantity)
        let epochs = (1...ensemble.setting.configuration.epochs).map(Double.init)
        let series = series ?? ensemble.network.series
        let columns = epochs.indices.map { epoch in curve.map { $0[epoch] }.filter(\.isFinite) }
        func reduced(_ reduce: ([Double]) -> Double?) -> [Double] { columns.map { reduce($0) ?? .nan } }
        let means = reduced { $0.isEmpty ? nil : $0.reduce(0, +) / Double($0.count) }
        if curve.count > 1 {
            marks.append(BandMark(series, x: epochs, lower: reduced { $0.min() }, upper: reduced { $0.max() }))
        }
        marks.append(LineMark(series, x: epochs, y: means))
        for (record, values) in zip(ensemble.records, curve) where record.divergence != nil {
            let last = values.lastIndex(where: \.isFinite)
            marks.append(
                DivergenceMark(series, x: epochs[last ?? 0], y: last.map { values[$0] } ?? ensemble.chance))
            // Without an epoch there is no line, and the cross alone tells series by colour only.
            if last == nil { marks.append(PointMark(series, x: [epochs[0]], y: [ensemble.chance], radius: 1.6)) }
        }
        for (seed, values) in zip(ensemble.setting.seeds, curve) {
            for (epoch, value) in zip(1..., values) {
                rows.append(ensemble.row(panel: name, seed: seed, epoch: epoch, quantity: quantity.rawValue, value))
            }
        }
    }
}

extension TrainingEnsemble {
    /// A line of a figure's data; where a number belongs to an epoch, that stands in the place of the layer.
    func row(panel: String, seed: UInt64?, epoch: Int? = nil, quantity: String, _ value: Double) -> MeasurementRow {
        MeasurementRow(
            panel: panel, network: network, batch: setting.configuration.batch, seed: seed, layer: epoch,
            kind: epoch == nil ? "training" : "epoch", quantity: quantity, value: value.isFinite ? value : nil)
    }
}
