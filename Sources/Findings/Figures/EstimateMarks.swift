import Plots
import Statistics

/// The estimates of one series, drawn as points with whiskers that span their intervals.
package struct EstimatePoints {
    /// The direction of the whiskers, which is that of the estimates' axis.
    package enum Direction {
        case horizontal, vertical
    }

    /// The style and label of the points.
    let series: Series
    private var places: [Double] = []
    private var values: [Double] = []
    private var lows: [Double] = []
    private var highs: [Double] = []

    /// Makes a series without points.
    package init(_ series: Series) { self.series = series }

    /// Adds an estimate.
    ///
    /// - Parameter place: its coordinate on the other axis.
    package mutating func add(_ estimate: Estimate, at place: Double) {
        places.append(place)
        values.append(estimate.value)
        lows.append(estimate.interval.low)
        highs.append(estimate.interval.high)
    }

    /// The marks of all points.
    ///
    /// - Parameters:
    ///   - isConnected: whether a line joins the points, in place of the points' own marks.
    ///   - radius: of the points.
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
    /// One number per seed as rows of a figure's CSV.
    package func rows(panel: String, quantity: String, layer: Int? = nil, _ values: [Double]) -> [MeasurementRow] {
        zip(seeds, values).map { seed, value in
            MeasurementRow(
                panel: panel, network: network, batch: batch, seed: seed, layer: layer, kind: "network",
                quantity: quantity, value: value)
        }
    }
}
