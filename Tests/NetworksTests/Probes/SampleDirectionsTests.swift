import Tensors
import Testing

@testable import Networks

extension SampleDirections {
    /// The directions of given samples.
    init(_ rows: [[Float]], threads: Int = 1) throws {
        let shape = ActivationShape(batch: rows.count, channels: rows[0].count, height: 1, width: 1)
        let activation = Activation(shape: shape, planar: rows.flatMap { $0 })
        self = try #require(SampleDirections(activation, WorkerThreads(count: threads)))
    }
}

/// The cosines between samples and their mean beside plain loops, and where they are undefined.
@Suite struct SampleDirectionsTests {
    private static let shapes = [
        ActivationShape(batch: 2, channels: 1, height: 1, width: 1),
        ActivationShape(batch: 7, channels: 17, height: 5, width: 3),
        ActivationShape(batch: 33, channels: 24, height: 4, width: 4),
        ActivationShape(batch: 3, channels: 8, height: 40, width: 33),
    ]

    @Test(arguments: shapes, [Float(0), 1]) func cosinesMatchPlainLoops(_ shape: ActivationShape, _ mean: Float) throws
    {
        var random = RandomValues(70)
        let values = random.normals(shape.elements, mean: mean)
        let reference = ReferenceProbe(shape, values)
        let directions = try #require(
            SampleDirections(Activation(shape: shape, planar: values), WorkerThreads(count: 1)))
        // Double precision all the way.
        #expect(abs(try #require(directions.meanCosine()) - reference.meanCosine) < 1e-13)
        let (matrix, cosines) = (directions.cosines(), reference.cosines)
        #expect(matrix.size == shape.batch)
        for row in 0..<matrix.size {
            #expect(matrix.values[row * matrix.size + row] == 1)
            for column in 0..<matrix.size where column != row {
                let cosine = matrix.values[row * matrix.size + column]
                #expect(abs(cosine - cosines[row][column]) < 1e-6)
                #expect(cosine == matrix.values[column * matrix.size + row])
            }
        }
    }

    @Test func orthogonalAndParallelSamples() throws {
        let orthogonal = try SampleDirections((0..<9).map { row in (0..<9).map { $0 == row ? Float(row + 1) : 0 } })
        #expect(abs(try #require(orthogonal.meanCosine())) < 1e-15)
        let parallel = try SampleDirections((1...9).map { [Float($0), Float(2 * $0), Float(-$0)] })
        #expect(abs(try #require(parallel.meanCosine()) - 1) < 1e-14)
        let opposite = try SampleDirections([[1, 2], [-2, -4]])
        #expect(abs(try #require(opposite.meanCosine()) + 1) < 1e-15)
    }

    @Test func aSingleSampleHasNoPairs() throws {
        #expect(try SampleDirections([[3, 4]]).meanCosine() == nil)
    }

    @Test(arguments: [0, .nan, .infinity] as [Float]) func undefinedSamplesHaveNoDirections(_ value: Float) {
        let shape = ActivationShape(batch: 2, channels: 2, height: 1, width: 1)
        let activation = Activation(shape: shape, planar: [1, 2, value, 0])
        #expect(SampleDirections(activation, WorkerThreads(count: 1)) == nil)
    }

    /// A direction has no length, however great or small the numbers: powers of two change no bit of the matrix.
    @Test(arguments: [-100, -60, 60, 100]) func lengthsDoNotMatter(_ exponent: Int) throws {
        var random = RandomValues(71)
        let rows = (0..<5).map { _ in random.normals(24, mean: 0.5) }
        let factor = Float(sign: .plus, exponent: exponent, significand: 1)
        let scaled = rows.enumerated().map { index, row in index % 2 == 0 ? row : row.map { factor * $0 } }
        let (one, other) = (try SampleDirections(rows), try SampleDirections(scaled))
        #expect(one.cosines().values == other.cosines().values)
        #expect(abs(try #require(one.meanCosine()) - #require(other.meanCosine())) < 1e-15)
    }

    /// Parts are cut anywhere; no more than rounding may change.
    @Test(arguments: [8, 40, 256, 264]) func partsDoNotMatter(_ part: Int) throws {
        var random = RandomValues(72)
        let shape = ActivationShape(batch: 11, channels: 24, height: 5, width: 5)
        let activation = Activation(shape: shape, planar: random.activation(shape))
        let directions = try #require(SampleDirections(activation, WorkerThreads(count: 1)))
        #expect(abs(try #require(directions.meanCosine()) - #require(directions.meanCosine(part: part))) < 1e-14)
        let (whole, cut) = (directions.cosines(), directions.cosines(part: part))
        #expect(whole.values.indices.allSatisfy { abs(whole.values[$0] - cut.values[$0]) < 1e-6 })
    }

    @Test func threadsChangeNoBit() throws {
        var random = RandomValues(73)
        let shape = ActivationShape(batch: 9, channels: 16, height: 5, width: 4)
        let activation = Activation(shape: shape, planar: random.activation(shape))
        let one = try #require(SampleDirections(activation, WorkerThreads(count: 1)))
        for threads in [2, 3, 8] {
            let shared = try #require(SampleDirections(activation, WorkerThreads(count: threads)))
            #expect(shared.cosines(part: 48).values == one.cosines(part: 48).values, "\(threads) threads")
            #expect(shared.meanCosine(part: 50) == one.meanCosine(part: 50), "\(threads) threads")
        }
    }
}
