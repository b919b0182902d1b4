/// What is drawn around the mean curve of several runs.
public enum BandKind: String, CaseIterable, Hashable, Sendable {
    /// The interval or range that the figure was made with.
    case interval
    /// One standard deviation of the runs to both sides of the mean, on the scale on which the mean is taken.
    case deviation
    /// Each run as a thin line.
    case seeds

    /// What it is, for the text beside a figure; `nil` for what the caption says already.
    var words: String? {
        switch self {
        case .interval: nil
        case .deviation: "Bands: one standard deviation of the seeds."
        case .seeds: "Thin lines: the single seeds."
        }
    }
}

/// The runs behind a band, from which bands of other kinds are made.
public struct BandRuns: Hashable, Sendable {
    /// The values of each run, as many as the band has places; NaN where a run has none.
    public var values: [[Double]]
    /// One standard deviation below the mean at each place.
    public var lower: [Double]
    /// One standard deviation above the mean at each place.
    public var upper: [Double]

    /// Creates a record of runs.
    public init(values: [[Double]], lower: [Double], upper: [Double]) {
        self.values = values
        self.lower = lower
        self.upper = upper
    }
}

extension BandMark {
    /// The mark that replaces it if another kind is requested.
    func showing(_ kind: BandKind, _ runs: BandRuns) -> any Mark {
        switch kind {
        case .interval: return self
        case .deviation:
            var band = self
            (band.lower, band.upper) = (runs.lower, runs.upper)
            return band
        case .seeds:
            guard let series else { return self }
            return RunsMark(series, x: x, runs: runs.values)
        }
    }
}
