import Plots
import Statistics

/// Estimates of one series as points with whiskers, and the rows behind them: one a seed.
package struct EstimatePoints {
    /// What the whiskers span.
    package enum Direction {
        case horizontal, vertical
    }

    package let series: Series
    private var places: [Double] = []
    private var values: [Double] = []
    private var lows: [Double] = []
    private var highs: [Double] = []

    package init(_ series: Series) { self.series = series }

    /// Adds the estimate at a place of the other axis.
    package mutating func add(_ estimate: Estimate, at place: Double) {
        places.append(place)
        values.append(estimate.value)
        lows.append(estimate.interval.low)
        highs.append(estimate.interval.high)
    }

    /// - Parameter isConnected: whether a line joins the points.
    package func marks(_ direction: Direction, isConnected: Bool = false, radius: Double = 2.2) -> [any Mark] {
        let (x, y) = direction == .vertical ? (places, values) : (values, places)
        var marks: [any Mark] = [
            ErrorBarMark(
                series, x: x, y: y, lower: lows, upper: highs,
                direction: direction == .vertical ? .vertical : .horizontal)
        ]
        marks.append(isConnected ? LineMark(series, x: x, y: y) : PointMark(series, x: x, y: y, radius: radius))
        return marks
    }
}

extension Ensemble {
    /// A number a seed as rows of a figure's data.
    package func rows(panel: String, quantity: String, layer: Int? = nil, _ values: [Double]) -> [MeasurementRow] {
        zip(seeds, values).map { seed, value in
            MeasurementRow(
                panel: panel, network: network, batch: batch, seed: seed, layer: layer, kind: "network",
                quantity: quantity, value: value)
        }
    }
}
