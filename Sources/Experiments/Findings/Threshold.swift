enum Threshold {
    static let explosionFreeBase = 1.5
    static let explosionFreeTail = 1.3

    /// C4: gradients explode where the exponent lies above this.
    static let explosionExponent = 0.02
    /// C4: and do not where it lies within this of zero.
    static let explosionFreeExponent = 0.05
    /// C4: the growth of layers added to a deep network over that of layers added to a shallow one.
    static let depthIncrementRatio = (low: 0.75, high: 1.33)
    /// C4: an order holds where the first exponent falls below the second by no more than this.
    static let orderMargin = -0.01
    /// C4: InstanceNorm's exponent exceeds LayerNorm's by this.
    static let orderSpan = 0.1
    /// C4: a smaller batch makes gradients explode more where it multiplies their explosion by more than this.
    static let batchEffect = 1.1
}
