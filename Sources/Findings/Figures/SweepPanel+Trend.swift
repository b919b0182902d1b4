import Plots
import Statistics

extension SweepPanel {
    /// Adds what decides on a trend: each seed as a thin line, and Spearman's coefficient between position and value, averaged
    /// over the seeds.
    ///
    /// - Returns: the coefficient in words, for the panel's title; nil if it is undefined.
    package mutating func addTrend(of sweep: Sweep, series: Series) -> RichText? {
        add(RunsMark(series, x: sweep.positions, runs: (0..<sweep.seedCount).map(sweep.row)))
        guard let trend = try? sweep.trend() else { return nil }
        return RichText(verbatim: "ρ = \(NumberFormat.fixed(2).text(trend.spearman))")
    }

    /// Adds a mark that has no data rows.
    package mutating func add(_ mark: any Mark) { marks.append(mark) }
}
