import Plots
import Statistics

extension SweepPanel {
    /// Adds what decides on a trend: each seed as a thin line, and Spearman's coefficient between position and value, averaged
    /// over the seeds, with the bound that a statement asks for.
    ///
    /// - Returns: the coefficient in words, for the panel's title; nil where it is undefined.
    package mutating func addTrend(
        of sweep: Sweep, series: Series, _ direction: Trend.Direction, reaching bound: Threshold
    ) -> RichText? {
        add(RunsMark(series, x: sweep.positions, runs: (0..<sweep.seedCount).map(sweep.row)))
        guard let trend = try? sweep.trend() else { return nil }
        let (sign, limit) = direction == .rising ? (">", bound.limit) : ("<", -bound.limit)
        let format = NumberFormat.fixed(2)
        return RichText(
            verbatim: "ρ = \(format.text(trend.spearman)), claimed \(sign) \(NumberFormat.significant(2).text(limit))")
    }

    /// Adds a mark that has no data rows.
    package mutating func add(_ mark: any Mark) { marks.append(mark) }
}
