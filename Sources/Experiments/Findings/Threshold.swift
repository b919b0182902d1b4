enum Threshold {
    static let explosionFreeBase = 1.5
    static let explosionFreeTail = 1.3
    static let explosionBase = 1.6
    static let growthFactorEquivalence = 0.1
    static let constantVariance = 0.05
}
