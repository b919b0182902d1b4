import TestRandom
import Testing

@testable import Random

@Suite struct RandomStreamTests {
    /// The known answers that the authors publish with Random123 (kat_vectors, philox4x32 10).
    @Test func philoxMatchesThePublishedKnownAnswers() {
        let zeros = RandomStream.philox(counter: (0, 0, 0, 0), key: (0, 0))
        #expect(zeros == (0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
        let ones = RandomStream.philox(counter: (.max, .max, .max, .max), key: (.max, .max))
        #expect(ones == (0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD))
        let digits = RandomStream.philox(
            counter: (0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), key: (0xA409_3822, 0x299F_31D0))
        #expect(digits == (0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1))
    }

    @Test func momentsOfTheNormalAreRight() {
        var stream = RandomStream(seed: 7, purpose: .test)
        let draws = (0..<100_000).map { _ in stream.nextNormal() }
        let mean = draws.reduce(0, +) / 1e5
        let variance = draws.map { $0 * $0 }.reduce(0, +) / 1e5
        let fourth = draws.map { $0 * $0 * $0 * $0 }.reduce(0, +) / 1e5
        // Five standard errors of each moment.
        #expect(abs(mean) < 5 * 0.00317)
        #expect(abs(variance - 1) < 5 * 0.00447)
        #expect(abs(fourth - 3) < 5 * 0.031)
    }

    /// The bulk generator beside its plain twin, on a length that is no multiple of its chunk.
    @Test func bulkNormalsAreTheStreamsOwn() {
        var stream = RandomStream(seed: 0x1234_5678_9ABC_DEF0, purpose: .test, index: 3)
        var values = [Float](repeating: .nan, count: 10_001)
        values.withUnsafeMutableBufferPointer {
            RandomStream.fillNormals($0, deviation: 0.5, seed: 0x1234_5678_9ABC_DEF0, purpose: .test, index: 3)
        }
        for (index, value) in values.enumerated() {
            let expected = Float(0.5 * stream.nextNormal())
            #expect(abs(value - expected) <= 2 * expected.ulp, "number \(index)")
        }
    }

    @Test func streamsDifferBySeedPurposeAndIndex() {
        var names = [
            RandomStream(seed: 0, purpose: .test), RandomStream(seed: 1, purpose: .test),
            RandomStream(seed: 0, purpose: .init(number: 1)), RandomStream(seed: 0, purpose: .test, index: 1),
        ]
        let first = names.indices.map { names[$0].next() }
        #expect(Set(first).count == names.count)
    }
}
