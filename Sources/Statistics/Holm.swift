/// Holm's step-down correction for several tests of one claim (S. Holm, Scandinavian Journal of Statistics 6, 1979).
package enum Holm {
    /// The adjusted p-values, in the order given: the k-th smallest of m becomes the largest of (m − j + 1) p₍ⱼ₎ over
    /// j ≤ k, at most 1. A hypothesis is rejected at level α if its adjusted p-value is at most α.
    package static func adjusted(_ pValues: [Double]) -> [Double] {
        precondition(pValues.allSatisfy { $0 >= 0 && $0 <= 1 }, "a p-value lies in [0, 1]")
        var adjusted = pValues
        var running = 0.0
        for (position, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
            running = max(running, min(1, Double(pValues.count - position) * pValues[index]))
            adjusted[index] = running
        }
        return adjusted
    }
}
