import Statistics

/// One quantity of a member, judged against the region that the statement claims for it.
///
/// Where there is an interval it decides: the quantity holds if the whole interval lies in the region, and is refuted if
/// the whole interval lies outside. Tests of order hold at p < `level`, and are refuted at p < `level` in the opposite
/// direction. What has no p-value is judged as the statement's rule is written.
package struct Evidence: Sendable {
    /// The level of each one-sided test: half of what the two-sided intervals leave out.
    package static let level = (1 - Interval.standardLevel) / 2

    /// What is estimated, in a few words.
    package let quantity: String
    /// The estimate; nil if it is undefined, or if a test has none.
    package let value: Double?
    /// Its interval; nil if there is none.
    package let interval: Interval?
    /// The number of seeds behind it.
    package let seeds: Int
    /// What it is judged against; nil for tests of order.
    package let region: ClaimedRegion?
    /// Its outcome.
    package let outcome: Outcome
    /// How probable evidence as strong would be at the region's boundary; nil if it is judged as written.
    let pValue: Double?
    /// The same for evidence against the statement.
    let refutingPValue: Double?
    /// How the numbers are printed.
    package let format: NumberFormat
    /// The outcome of the quantity in simulated studies; nil if none can be drawn.
    let model: (any EvidenceModel)?

    /// A mean with Student's interval.
    ///
    /// - Parameters:
    ///   - expected: what the paper, or theory, says; the middle of a region that has two ends where nil.
    package init(
        _ quantity: String, _ test: TTest, in region: ClaimedRegion, expected: Double? = nil,
        format: NumberFormat = .significant(3)
    ) {
        let estimate = test.estimate()
        self.init(
            quantity, value: estimate.value, interval: estimate.interval, seeds: estimate.count, region: region,
            outcome: region.outcome(of: estimate.interval),
            pValue: region.pValue { test.pValue($0, bound: $1) },
            refutingPValue: region.refutingPValue { test.pValue($0, bound: $1) },
            format: format, model: MeanModel(test, in: region, expected: expected ?? region.middle))
    }

    /// A smooth function of the seeds' means, with the interval of the studentized bootstrap.
    package init(
        _ quantity: String, _ distribution: StudentizedDistribution, in region: ClaimedRegion,
        model: (any EvidenceModel)? = nil, format: NumberFormat = .significant(3)
    ) {
        let interval = distribution.interval()
        self.init(
            quantity, value: distribution.value, interval: interval, seeds: distribution.seedCount, region: region,
            outcome: region.outcome(of: interval),
            pValue: region.pValue { distribution.pValue($0, bound: $1) },
            refutingPValue: region.refutingPValue { distribution.pValue($0, bound: $1) }, format: format,
            model: model)
    }

    /// A test of order, or of shares, with its p-values in the claimed and in the opposite direction. A claimed size of
    /// the statistic, where there is one, must be reached too; falling short of it refutes nothing.
    package init(
        _ quantity: String, value: Double, pValue: Double, opposite: Double, seeds: Int,
        reaching region: ClaimedRegion? = nil, model: (any EvidenceModel)? = nil,
        format: NumberFormat = .significant(3)
    ) {
        let outcome: Outcome
        if opposite < Self.level {
            outcome = .refuted
        } else {
            outcome = pValue < Self.level && region?.contains(value) ?? true ? .holds : .undecided
        }
        self.init(
            quantity, value: value, interval: nil, seeds: seeds, region: region, outcome: outcome, pValue: pValue,
            refutingPValue: opposite, format: format, model: model)
    }

    /// What is judged as the rule is written, without an interval: it holds or it does not.
    package init(
        asWritten quantity: String, value: Double, in region: ClaimedRegion, seeds: Int,
        format: NumberFormat = .significant(3)
    ) {
        self.init(
            quantity, value: value, interval: nil, seeds: seeds, region: region,
            outcome: region.contains(value) ? .holds : .refuted, pValue: nil, refutingPValue: nil, format: format,
            model: WrittenModel(runs: seeds))
    }

    /// A quantity that its seeds leave undefined, as a ratio to what may be zero: neither holds nor is refuted.
    package init(undefined quantity: String, in region: ClaimedRegion, seeds: Int, model: (any EvidenceModel)? = nil) {
        self.init(
            quantity, value: nil, interval: nil, seeds: seeds, region: region, outcome: .undecided,
            pValue: 1, refutingPValue: 1, format: .significant(3), model: model)
    }

    private init(
        _ quantity: String, value: Double?, interval: Interval?, seeds: Int, region: ClaimedRegion?,
        outcome: Outcome, pValue: Double?, refutingPValue: Double?, format: NumberFormat,
        model: (any EvidenceModel)?
    ) {
        self.quantity = quantity
        self.value = value
        self.interval = interval
        self.seeds = seeds
        self.region = region
        self.outcome = outcome
        self.pValue = pValue
        self.refutingPValue = refutingPValue
        self.format = format
        self.model = model
    }
}
