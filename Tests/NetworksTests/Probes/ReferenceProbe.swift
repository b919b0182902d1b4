import Foundation
import Tensors

@testable import Networks

/// The probes' quantities as plain loops over single values, from their definitions.
struct ReferenceProbe {
    let shape: ActivationShape
    let values: [Double]

    init(_ shape: ActivationShape, _ values: [Float]) {
        self.shape = shape
        self.values = values.map(Double.init)
    }

    private func sample(_ index: Int) -> [Double] {
        let size = shape.channels * shape.positions
        return Array(values[index * size..<(index + 1) * size])
    }

    private func plane(_ sample: Int, _ channel: Int) -> [Double] {
        let start = (sample * shape.channels + channel) * shape.positions
        return Array(values[start..<start + shape.positions])
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// Sample variances over batch and space, channel by channel.
    var variances: [Double] {
        (0..<shape.channels).map { channel in
            let all = (0..<shape.batch).flatMap { plane($0, channel) }
            let mean = mean(all)
            return all.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(all.count - 1)
        }
    }

    var activationVariance: Double { mean(variances) }
    var standardDeviation: Double { mean(variances.map { $0.squareRoot() }) }
    var secondMoment: Double { mean(values.map { $0 * $0 }) }
    var norm: Double { values.map { $0 * $0 }.reduce(0, +).squareRoot() }

    var cosines: [[Double]] {
        (0..<shape.batch).map { first in
            (0..<shape.batch).map { second in
                let (a, b) = (sample(first), sample(second))
                let product = zip(a, b).map { $0 * $1 }.reduce(0, +)
                return product / (a.map { $0 * $0 }.reduce(0, +) * b.map { $0 * $0 }.reduce(0, +)).squareRoot()
            }
        }
    }

    var meanCosine: Double {
        let cosines = cosines
        var total = 0.0
        for first in 0..<shape.batch {
            for second in 0..<shape.batch where first != second { total += cosines[first][second] }
        }
        return total / Double(shape.batch * (shape.batch - 1))
    }

    /// Correlation of two positions of one sample: the mean of x_p x_p' over pairs p != p', over q.
    var sameSampleCorrelation: Double {
        var total = 0.0
        for sample in 0..<shape.batch {
            for channel in 0..<shape.channels {
                let plane = plane(sample, channel)
                for first in plane.indices {
                    for second in plane.indices where first != second { total += plane[first] * plane[second] }
                }
            }
        }
        let pairs = Double(shape.batch * shape.channels * shape.positions * (shape.positions - 1))
        return total / pairs / secondMoment
    }

    /// Correlation of two samples by their spatial means.
    var crossSampleCorrelation: Double {
        var total = 0.0
        for channel in 0..<shape.channels {
            for first in 0..<shape.batch {
                for second in 0..<shape.batch where first != second {
                    total += mean(plane(first, channel)) * mean(plane(second, channel))
                }
            }
        }
        return total / Double(shape.channels * shape.batch * (shape.batch - 1)) / secondMoment
    }
}

/// All eigenvalues of a symmetric matrix by Jacobi's rotations, which need no start and miss none.
func jacobiEigenvalues(_ matrix: [[Double]]) -> [Double] {
    var a = matrix
    let size = a.count
    for _ in 0..<100 {
        var off = 0.0
        for row in 0..<size {
            for column in row + 1..<max(size, row + 1) { off += a[row][column] * a[row][column] }
        }
        if off < 1e-26 { break }
        for p in 0..<size {
            for q in p + 1..<max(size, p + 1) where a[p][q] != 0 {
                let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
                let c = 1 / (t * t + 1).squareRoot()
                let s = t * c
                for k in 0..<size {
                    (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q])
                }
                for k in 0..<size {
                    (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k])
                }
            }
        }
    }
    return (0..<size).map { a[$0][$0] }.sorted()
}
