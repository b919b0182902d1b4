import Plots

/// The marks and data rows of one panel that plots a quantity of training against epochs: for each network a line of
/// means over seeds and a band of their range, since few seeds are trained; or the seeds as points, where some of them train
/// and others do not, of which a mean would say nothing.
package struct TrainingPanel {
    /// The name of the panel in the data rows.
    package let name: String
    /// The marks, in drawing order.
    package private(set) var marks: [any Mark] = []
    /// The numbers behind the marks, as rows of the figure's CSV.
    package private(set) var rows: [MeasurementRow] = []
    /// The series that have a cross at each place.
    private var divergences: [[Double]: [SeriesIdentity]] = [:]

    /// Makes an empty panel.
    package init(_ name: String) { self.name = name }

    /// Adds the curve of a network, a cross where a run diverged, and one data row per seed and epoch.
    ///
    /// - Parameter isMixed: whether some of the seeds train and others do not.
    package mutating func add(
        _ ensemble: TrainingEnsemble, _ quantity: TrainingQuantity, series: Series? = nil, isMixed: Bool = false
    ) {
        let curve = ensemble.curve(quantity)
        let epochs = (1...ensemble.setting.configuration.epochs).map(Double.init)
        let series = series ?? ensemble.network.series
        let columns = epochs.indices.map { epoch in curve.map { $0[epoch] }.filter(\.isFinite) }
        func reduced(_ reduce: ([Double]) -> Double?) -> [Double] { columns.map { reduce($0) ?? .nan } }
        if isMixed {
            for values in curve { marks.append(PointMark(series, x: epochs, y: values, radius: 1.2)) }
        } else {
            if curve.count > 1 {
                marks.append(
                    BandMark(
                        series, x: epochs, lower: reduced { $0.min() }, upper: reduced { $0.max() },
                        runs: BandRuns(curve)))
            }
            marks.append(LineMark(series, x: epochs, y: reduced { $0.isEmpty ? nil : $0.mean }))
        }
        for (record, values) in zip(ensemble.records, curve) where record.divergence != nil {
            let last = values.lastIndex(where: \.isFinite)
            let (x, y) = (epochs[last ?? 0], last.map { values[$0] } ?? ensemble.chance)
            marks.append(DivergenceMark(series, x: x, y: y, rank: rank(of: series.identity, at: [x, y])))
        }
        for (seed, values) in zip(ensemble.setting.seeds, curve) {
            for (epoch, value) in zip(1..., values) {
                rows.append(
                    ensemble.row(panel: name, seed: seed, at: .epoch(epoch), quantity: quantity.rawValue, value))
            }
        }
    }

    /// Adds a mark that has no data rows, such as a reference line.
    package mutating func add(_ mark: any Mark) { marks.append(mark) }

    /// The rank of a series among those with a cross at a place. Runs that diverge in the first epoch all end at
    /// chance, so the crosses of several series would coincide; they are drawn side by side.
    private mutating func rank(of series: SeriesIdentity, at place: [Double]) -> Int {
        var members = divergences[place, default: []]
        if !members.contains(series) { members.append(series) }
        divergences[place] = members
        return members.firstIndex(of: series)!
    }
}

extension TrainingEnsemble {
    /// The part of training that a number belongs to. Its index goes in the CSV's layer column.
    package enum Position {
        /// The whole run.
        case run
        /// An epoch, from 1.
        case epoch(Int)
        /// A step, from 0 over all epochs.
        case step(Int)
        /// A convolution, from 1.
        case convolution(Int)

        var kind: (name: String, position: Int?) {
            switch self {
            case .run: ("training", nil)
            case .epoch(let epoch): ("epoch", epoch)
            case .step(let step): ("step", step)
            case .convolution(let layer): ("convolution", layer)
            }
        }
    }

    /// A row of a figure's CSV; a value that is not finite becomes an empty field.
    package func row(
        panel: String, seed: UInt64?, at position: Position = .run, quantity: String, _ value: Double
    ) -> MeasurementRow {
        MeasurementRow(
            panel: panel, network: network, batch: setting.configuration.batch, seed: seed,
            layer: position.kind.position, kind: position.kind.name, quantity: quantity,
            value: value.isFinite ? value : nil)
    }
}
