/// Quantiles of samples.
enum Quantiles {
    /// The quantile at a probability, linear between order statistics: with h = (n − 1) p, x₍⌊h⌋₎ + (h − ⌊h⌋)(x₍⌊h⌋+1₎ − x₍⌊h⌋₎),
    /// counted from 0 (type 7 of Hyndman and Fan, 1996, the default of R and NumPy).
    ///
    /// - Precondition: The sample is sorted, and has a value.
    static func value(_ probability: Double, of sorted: [Double]) -> Double {
        let place = Double(sorted.count - 1) * probability
        let below = Int(place)
        let part = place - Double(below)
        guard part > 0 else { return sorted[below] }
        return sorted[below] * (1 - part) + sorted[below + 1] * part
    }
}
