import Random
import TestRandom
import Testing

@testable import Training

@Suite struct OctaveNoiseTests {
    /// Each octave, and their sum, has the variance asked for, at every pixel.
    @Test(arguments: [1, 2, 4, 6])
    func varianceIsAmplitudeSquared(octaves: Int) {
        let fields = 400
        var stream = RandomStream(seed: 3, purpose: .test)
        var squares = 0.0
        var sums = 0.0
        for _ in 0..<fields {
            var plane = [Float](repeating: 0, count: 1024)
            plane.withUnsafeMutableBufferPointer {
                OctaveNoise.add(octaves: octaves, amplitude: 2, from: &stream, to: $0)
            }
            for value in plane {
                squares += Double(value) * Double(value)
                sums += Double(value)
            }
        }
        let mean = sums / Double(fields * 1024)
        // The coarsest octave is one value a field: its variance is known to within 2 sqrt(2 / 400) = 14%.
        #expect(abs(squares / Double(fields * 1024) / 4 - 1) < 0.15)
        #expect(abs(mean) < 0.3)
    }

    @Test func oneOctaveIsAConstantAndItIsAdded() {
        var stream = RandomStream(seed: 3, purpose: .test)
        var plane = [Float](repeating: 10, count: 1024)
        plane.withUnsafeMutableBufferPointer {
            OctaveNoise.add(octaves: 1, amplitude: 1, from: &stream, to: $0)
        }
        #expect(Set(plane).count == 1)
        #expect(plane[0] != 10)
        #expect(abs(plane[0] - 10) < 2.5)
    }

    /// Along a row, a grid of two cells rises and falls linearly between the cells' centres, and wraps around.
    @Test func interpolationIsLinearAndPeriodic() {
        var stream = RandomStream(seed: 5, purpose: .test)
        var plane = [Float](repeating: 0, count: 1024)
        plane.withUnsafeMutableBufferPointer {
            OctaveNoise.add(octaves: 2, amplitude: 1, from: &stream, to: $0)
        }
        let row = Array(plane[320..<352])
        let steps = (0..<32).map { row[($0 + 1) % 32] - row[$0] }
        for position in 8..<23 { #expect(abs(steps[position] - steps[8]) < 1e-6) }
        for position in [24, 30, 31, 0, 6] { #expect(abs(steps[position] + steps[8]) < 1e-6) }
    }
}
