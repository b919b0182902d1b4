/// A symmetric tridiagonal matrix, as the Lanczos iteration produces it.
struct Tridiagonal {
    /// The diagonal, with at least one entry.
    let diagonal: [Double]
    /// The off-diagonal entries, one fewer than on the diagonal and none negative.
    let offDiagonal: [Double]

    /// The largest eigenvalue, by bisection on the count of eigenvalues above, and the last entry of its unit vector.
    func largestEigenpair() -> (value: Double, last: Double) {
        let size = diagonal.count
        guard size > 1 else { return (diagonal[0], 1) }
        var low = diagonal.max()!
        var high = low
        for index in 0..<size {
            let left = index > 0 ? abs(offDiagonal[index - 1]) : 0
            let right = index < size - 1 ? abs(offDiagonal[index]) : 0
            high = max(high, diagonal[index] + left + right)
        }
        for _ in 0..<200 {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { break }
            if hasEigenvalue(above: middle) { low = middle } else { high = middle }
        }
        return (high, lastEntry(of: high))
    }

    /// Whether an eigenvalue lies above x, by the Sturm sequence: exactly if a pivot of T - x is positive.
    private func hasEigenvalue(above x: Double) -> Bool {
        var pivot = diagonal[0] - x
        if pivot > 0 { return true }
        for index in 1..<diagonal.count {
            let coupling = offDiagonal[index - 1]
            if pivot == 0 { pivot = -Double.leastNormalMagnitude }
            pivot = diagonal[index] - x - coupling * coupling / pivot
            if pivot > 0 { return true }
        }
        return false
    }

    /// The vector's entries by its three-term recurrence, which is stable upward for the largest eigenvalue.
    private func lastEntry(of value: Double) -> Double {
        var previous = 0.0
        var current = 1.0
        var square = 1.0
        for index in 0..<diagonal.count - 1 {
            let coupling = offDiagonal[index]
            guard coupling > 0 else { return 0 }
            let below = index > 0 ? offDiagonal[index - 1] * previous : 0
            let next = ((value - diagonal[index]) * current - below) / coupling
            (previous, current) = (current, next)
            square += next * next
            // Only the ratio matters; keep the numbers in range.
            if square > 1e200 {
                previous *= 1e-100
                current *= 1e-100
                square *= 1e-200
            }
        }
        return current / square.squareRoot()
    }
}
