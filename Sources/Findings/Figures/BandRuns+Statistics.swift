import Plots
import Statistics

extension BandRuns {
    /// The runs behind a curve of means.
    ///
    /// - Parameters:
    ///   - values: a row for each run, with a value or none for each place.
    ///   - transformation: the scale on which the mean is taken.
    package init(_ values: [[Double?]], on transformation: Transformation = .identity) {
        let runs = values.map { $0.map { $0 ?? .nan } }
        let bounds = (runs.first ?? []).indices.map { place -> (lower: Double, upper: Double) in
            let transformed = runs.compactMap { $0[place].isFinite ? transformation.apply($0[place]) : nil }
            guard transformed.count == runs.count, let sample = try? Sample(transformed),
                let deviation = sample.standardDeviation
            else { return (.nan, .nan) }
            return (
                transformation.invert(sample.mean - deviation), transformation.invert(sample.mean + deviation)
            )
        }
        self.init(values: runs, lower: bounds.map(\.lower), upper: bounds.map(\.upper))
    }
}
