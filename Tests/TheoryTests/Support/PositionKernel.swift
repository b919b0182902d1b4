@testable import Theory

/// A kernel over pairs of positions of a square map: the product of the activations at two positions, averaged over
/// channels.
struct PositionKernel {
    /// H; the map has H² positions, row by row.
    let side: Int
    /// H² by H², the first position major.
    var values: [Double]

    /// Positions of the same value on the diagonal, and another one between them.
    init(side: Int, diagonal: Double, elsewhere: Double) {
        let count = side * side
        self.side = side
        values = [Double](repeating: elsewhere, count: count * count)
        for position in 0..<count { values[position * (count + 1)] = diagonal }
    }

    private init(side: Int, values: [Double]) {
        self.side = side
        self.values = values
    }

    /// Of each position with itself.
    var diagonal: [Double] {
        let count = side * side
        return (0..<count).map { values[$0 * (count + 1)] }
    }

    /// The mean of the diagonal: a second moment over the map.
    var secondMoment: Double { diagonal.reduce(0, +) / Double(side * side) }

    /// The kernel after a 3×3 convolution whose weights have variance 1/9 per tap, with zeros outside the map: both
    /// positions move with the tap, first by rows and then by columns.
    func tapMean() -> PositionKernel {
        let count = side * side
        return pass(stride: side * count + side, { $0 / side }).pass(stride: count + 1, { $0 % side })
    }

    private func pass(stride: Int, _ line: (Int) -> Int) -> PositionKernel {
        let count = side * side
        let lines = (0..<count).map(line)
        var result = values
        values.withUnsafeBufferPointer { source in
            result.withUnsafeMutableBufferPointer { target in
                for first in 0..<count {
                    for second in 0..<count {
                        let index = first * count + second
                        var sum = source[index]
                        if lines[first] > 0 && lines[second] > 0 { sum += source[index - stride] }
                        if lines[first] < side - 1 && lines[second] < side - 1 { sum += source[index + stride] }
                        target[index] = sum / 3
                    }
                }
            }
        }
        return PositionKernel(side: side, values: result)
    }

    /// Every second position of every second row, from the first on: stride 2.
    func strided() -> PositionKernel {
        let half = (side + 1) / 2
        let kept = (0..<half * half).map { ($0 / half) * 2 * side + ($0 % half) * 2 }
        let count = side * side
        return PositionKernel(side: half, values: kept.flatMap { first in kept.map { values[first * count + $0] } })
    }

    /// Every value through a function of the two positions and the value.
    func mapped(_ transform: (_ first: Int, _ second: Int, _ value: Double) -> Double) -> PositionKernel {
        let count = side * side
        var result = self
        for first in 0..<count {
            for second in 0..<count {
                let index = first * count + second
                result.values[index] = transform(first, second, values[index])
            }
        }
        return result
    }

    /// The mean over the second position, by the first.
    var rowMeans: [Double] {
        let count = side * side
        return (0..<count).map { first in
            values[first * count..<(first + 1) * count].reduce(0, +) / Double(count)
        }
    }
}
