import Foundation

/// How a sample is divided into bins.
public enum HistogramBins: Hashable, Sendable {
    /// Bins of equal width h = 2 (Q₃ − Q₁) n^{−1/3}, the width that minimizes the integrated squared error for a smooth density
    /// (Freedman and Diaconis, 1981), widened so that a whole number of them covers the sample. Where the quartiles are
    /// equal, ``sturges``.
    case freedmanDiaconis
    /// ⌈log₂ n⌉ + 1 bins of equal width (Sturges, 1926).
    case sturges
    /// This many bins of equal width from the smallest to the largest value.
    case count(Int)
    /// Bins between these edges, each above the one before.
    case edges([Double])

    /// The most bins that are drawn.
    public static let most = 1000

    /// The edges of the bins for samples that are to be compared: those of all their values together.
    ///
    /// - Throws: ``PlotError/parameter(name:value:expected:)`` for a number of bins that is not 1 to ``most``, or edges that do not
    ///   rise.
    public func edges(for samples: [[Double]]) throws(PlotError) -> [Double] {
        try edges(for: samples.flatMap { $0 })
    }

    /// The edges of the bins for a sample; none for a sample without a finite value, unless they are given.
    ///
    /// - Throws: ``PlotError/parameter(name:value:expected:)`` as for several samples.
    public func edges(for sample: [Double]) throws(PlotError) -> [Double] {
        if case .edges(let edges) = self {
            guard (2...Self.most + 1).contains(edges.count) else {
                throw .parameter(
                    name: "number of a histogram's edges", value: Double(edges.count), expected: "2 to \(Self.most + 1)"
                )
            }
            if let edge = edges.first(where: { !$0.isFinite }) {
                throw .parameter(name: "edge of a histogram", value: edge, expected: "a finite number")
            }
            if let (before, edge) = zip(edges, edges.dropFirst()).first(where: { $0 >= $1 }) {
                throw .parameter(name: "edge of a histogram", value: edge, expected: "a number above \(before)")
            }
            return edges
        }
        if case .count(let count) = self, !(1...Self.most).contains(count) {
            throw .parameter(name: "number of bins", value: Double(count), expected: "1 to \(Self.most)")
        }
        let sorted = sample.filter(\.isFinite).sorted()
        guard let lowest = sorted.first, let highest = sorted.last else { return [] }
        // One value is the middle of a bin.
        guard lowest < highest else {
            let half = max(0.5, abs(lowest) * 1e-6)
            return Self.equal(count(of: sorted), from: lowest - half, to: lowest + half)
        }
        return Self.equal(count(of: sorted), from: lowest, to: highest)
    }

    private func count(of sorted: [Double]) -> Int {
        let size = Double(sorted.count)
        let sturges = Int(log2(size).rounded(.up)) + 1
        switch self {
        case .count(let count): return count
        case .sturges, .edges: return sturges
        case .freedmanDiaconis:
            let spread = Quantiles.value(0.75, of: sorted) - Quantiles.value(0.25, of: sorted)
            let range = sorted[sorted.count - 1] - sorted[0]
            guard spread > 0, range.isFinite, spread.isFinite else { return sturges }
            return Int(min(Double(Self.most), max(1, (range / (2 * spread) * cbrt(size)).rounded(.up))))
        }
    }

    private static func equal(_ count: Int, from lowest: Double, to highest: Double) -> [Double] {
        // Parts of the ends, so that the span of the largest doubles does not overflow.
        (0...count).map { index in
            let part = Double(index) / Double(count)
            return lowest * (1 - part) + highest * part
        }
    }

    /// How many values lie in each bin. A bin holds its lower edge; the last one holds its upper edge too.
    static func counts(_ sample: [Double], edges: [Double]) -> [Int] {
        guard edges.count > 1 else { return [] }
        var counts = [Int](repeating: 0, count: edges.count - 1)
        for value in sample {
            guard value >= edges[0], value <= edges[edges.count - 1] else { continue }
            // The first edge above the value, by bisection.
            var (low, high) = (0, edges.count)
            while low < high {
                let middle = (low + high) / 2
                if edges[middle] <= value { low = middle + 1 } else { high = middle }
            }
            counts[min(low, counts.count) - 1] += 1
        }
        return counts
    }
}
