enum Threshold {
    static let explosionFreeBase = 1.5
    static let explosionFreeTail = 1.3
}
