import CKernels
import Tensors
import Testing

/// What the probes of similarity take from rows, and the squares of an affine map, beside plain loops.
@Suite struct SimilarityKernelTests {
    struct Rows: Sendable, CustomTestStringConvertible {
        var rows: Int
        var stride: Int
        var columns: Int
        var testDescription: String { "\(rows) rows of \(columns), \(stride) apart" }
    }

    /// Fewer and more than a tile of rows; fewer and more than a stretch or a chunk of columns; rows longer than what is
    /// taken of them.
    private static let cases = [
        Rows(rows: 1, stride: 8, columns: 8), Rows(rows: 3, stride: 24, columns: 16),
        Rows(rows: 16, stride: 264, columns: 264), Rows(rows: 17, stride: 512, columns: 256),
        Rows(rows: 35, stride: 1288, columns: 1080), Rows(rows: 6, stride: 3000, columns: 2744),
    ]

    @Test(arguments: cases) func weightedSumSquareMatches(_ c: Rows) {
        var random = RandomFloats(30)
        let x = random.normals(c.rows * c.stride)
        let weights = random.normals(c.rows).map(Double.init)
        var expected = 0.0
        var scale = 0.0
        for column in 0..<c.columns {
            let terms = (0..<c.rows).map { weights[$0] * Double(x[$0 * c.stride + column]) }
            let sum = terms.reduce(0, +)
            expected += sum * sum
            scale += terms.map(abs).reduce(0, +) * terms.map(abs).reduce(0, +)
        }
        let square = nk_weighted_sum_square(c.rows, c.stride, c.columns, x, weights)
        expectClose([square], [expected]) { _ in 1e-14 * scale }
    }

    /// Of a number of columns that is no multiple of anything.
    @Test func aFewColumnsAreEnough() {
        let x: [Float] = [1, 2, 3, .nan, 5, 6, 7, .nan]
        #expect(nk_weighted_sum_square(2, 4, 3, x, [1, -2]) == 81 + 100 + 121)
    }

    @Test(arguments: cases) func rowPairProductsMatch(_ c: Rows) {
        var random = RandomFloats(31)
        let x = random.normals(c.rows * c.stride)
        let scales = (0..<c.rows).map { Float([0.5, 1, 4][$0 % 3]) }
        let side = (c.rows + 15) / 16 * 16
        let work = AlignedStorage(count: side * 256)
        work.fill(.nan)
        var products = [Double](repeating: .nan, count: side * side)
        nk_row_pair_products(c.rows, c.stride, c.columns, x, scales, work.pointer, &products)
        for row in 0..<c.rows {
            let pairs = (row..<c.rows).map { other in
                (0..<c.columns).map { column in
                    Double(scales[row] * x[row * c.stride + column])
                        * Double(scales[other] * x[other * c.stride + column])
                }
            }
            // Up to 256 roundings one after the other.
            expectClose(products[row * side + row..<row * side + c.rows], pairs.map { $0.reduce(0, +) }) {
                16 * 0x1p-24 * pairs[$0].map(abs).reduce(0, +)
            }
        }
    }

    @Test func undefinedNumbersStayInTheirRow() {
        let (rows, columns) = (5, 16)
        var x = [Float](repeating: 1, count: rows * columns)
        x[2 * columns + 3] = .nan
        let work = AlignedStorage(count: 16 * 256)
        var products = [Double](repeating: 0, count: 256)
        nk_row_pair_products(rows, columns, columns, x, [Float](repeating: 1, count: rows), work.pointer, &products)
        for row in 0..<rows {
            for column in row..<rows {
                #expect(products[row * 16 + column].isNaN == (row == 2 || column == 2))
            }
        }
        #expect(nk_weighted_sum_square(rows, columns, columns, x, [1, 1, 1, 1, 1]).isNaN)
    }

    @Test(arguments: KernelCase.all, [1, 3, 8]) func affineMeanSquaresMatch(_ c: KernelCase, _ lanes: Int) {
        var random = RandomFloats(32)
        let x = random.normals(c.count)
        var (a, b) = (random.normals(c.laneCount), random.normals(c.laneCount))
        // The last block has so many channels.
        for plane in 0..<c.planes where plane % c.blocks == c.blocks - 1 {
            for lane in lanes..<c.block { (a[plane * c.block + lane], b[plane * c.block + lane]) = (0, 0) }
        }
        let channels = (c.blocks - 1) * c.block + lanes
        var squares = [Double](repeating: .nan, count: c.batch * c.positions)
        nk_affine_mean_squares(c.planes, c.blocks, c.positions, channels, x, a, b, &squares)
        var expected = [Double](repeating: 0, count: squares.count)
        var scales = expected
        for index in 0..<c.count {
            let place = index / (c.blocks * c.positions * c.block) * c.positions + index / c.block % c.positions
            let (product, shift) = (Double(a[c.lane(index)]) * Double(x[index]), Double(b[c.lane(index)]))
            expected[place] += (product + shift) * (product + shift) / Double(channels)
            scales[place] += (abs(product) + abs(shift)) * (abs(product) + abs(shift)) / Double(channels)
        }
        // The values are float32 numbers; their squares are not.
        expectClose(squares, expected) { 4 * 0x1p-24 * scales[$0] }
    }
}
