enum Threshold {
    static let explosionFreeBase = 1.5
    static let explosionFreeTail = 1.3

    /// The level of every test of significance, after correction for the tests of one claim.
    static let significance = 0.05
    /// What the mean over seeds of Spearman's coefficient must reach for a trend.
    static let trendSpearman = 0.95

    /// What R² of the stable rank on √(width/G) must exceed to be called a line.
    static let rankLine = 0.95
    /// The power of width/G, and of width, that the stable rank is claimed to grow with.
    static let rankExponent = 0.5
    /// How far from it, in parts of it, an exponent may lie and still be called equal.
    static let rankExponentTolerance = 0.2
    /// An exponent wholly below is no growth.
    static let noGrowthExponent = 0.1
}
