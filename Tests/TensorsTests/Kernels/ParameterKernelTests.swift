import CKernels
import Testing

/// Kernels over parameters: rows of filters, and the optimizer's step.
@Suite struct ParameterKernelTests {
    @Test(arguments: [1, 5, 64, 1003]) func momentumStepMatches(_ count: Int) {
        var random = RandomFloats(11)
        let (gradient, velocity, value) = (random.normals(count), random.normals(count), random.normals(count))
        let (rate, momentum, decay): (Float, Float, Float) = (0.05, 0.9, 1e-3)
        var (newVelocity, newValue) = (velocity, value)
        nk_momentum_step(count, rate, momentum, decay, gradient, &newVelocity, &newValue)
        func step(_ index: Int) -> (value: Double, scale: Double) {
            let terms = [
                Double(momentum) * Double(velocity[index]), Double(gradient[index]),
                Double(decay) * Double(value[index]),
            ]
            return (terms.reduce(0, +), terms.map(abs).reduce(0, +))
        }
        expectRounded(newVelocity, count: count) { step($0) }
        expectRounded(newValue, count: count) { index in
            let (value, step) = (Double(value[index]), step(index))
            return (value - Double(rate) * step.value, abs(value) + Double(rate) * step.scale)
        }
    }

    /// Rows shorter than, as long as, and longer than the kernels' eight partial sums.
    private static let shapes = [(1, 1), (3, 7), (2, 8), (5, 27), (4, 1003)]

    @Test(arguments: shapes) func rowSumsAndProductsMatch(_ rows: Int, _ columns: Int) {
        var random = RandomFloats(12)
        let (x, y) = (random.normals(rows * columns), random.normals(rows * columns))
        var sums = [Double](repeating: .nan, count: 2 * rows)
        var products = [Double](repeating: .nan, count: rows)
        nk_row_sums(rows, columns, x, &sums)
        nk_row_products(rows, columns, x, y, &products)
        var expectedSums = [Double](repeating: 0, count: 2 * rows)
        var expectedProducts = [Double](repeating: 0, count: rows)
        for (index, value) in x.enumerated() {
            let row = index / columns
            expectedSums[2 * row] += Double(value)
            expectedSums[2 * row + 1] += Double(value) * Double(value)
            expectedProducts[row] += Double(value) * Double(y[index])
        }
        expectSums(sums, expectedSums, relativeTo: Double(4 * columns))
        expectSums(products, expectedProducts, relativeTo: Double(4 * columns))
    }

    @Test(arguments: shapes, [false, true]) func rowAffineMatches(_ shape: (Int, Int), _ hasSecond: Bool) {
        let (rows, columns) = shape
        var random = RandomFloats(13)
        let (x, z) = (random.normals(rows * columns), random.normals(rows * columns))
        let (a, b, c) = (random.normals(rows), random.normals(rows), random.normals(rows))
        var y = [Float](repeating: .nan, count: x.count)
        nk_row_affine(rows, columns, x, hasSecond ? z : nil, a, b, c, &y)
        expectRounded(y, count: x.count) { index in
            let row = index / columns
            let terms = [
                Double(a[row]) * Double(x[index]), hasSecond ? Double(b[row]) * Double(z[index]) : 0, Double(c[row]),
            ]
            return (terms.reduce(0, +), terms.map(abs).reduce(0, +))
        }
        var inPlace = x
        inPlace.withUnsafeMutableBufferPointer {
            nk_row_affine(rows, columns, $0.baseAddress, hasSecond ? z : nil, a, b, c, $0.baseAddress)
        }
        #expect(inPlace == y)
    }
}
