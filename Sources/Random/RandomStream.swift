import CKernels
import Foundation

/// A counter-based generator: Philox4x32 with ten rounds (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy
/// as 1, 2, 3", SC 2011).
///
/// A stream is identified by a seed, a purpose and an index, so that the numbers for one layer or image do not depend
/// on those drawn for another: two networks that differ in one layer share all other weights, and normalizers can be
/// compared pairwise by seed. The same identity gives the same numbers on every machine.
package struct RandomStream: RandomNumberGenerator, Sendable {
    private let key: (UInt32, UInt32)
    private let stream: (UInt32, UInt32)
    private var block: UInt64 = 0
    private var words: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    private var used = 4
    private var spareNormal: Double?

    /// The stream with an identity, at its beginning.
    ///
    /// - Parameters:
    ///   - seed: the seed of the run.
    ///   - purpose: what the numbers are used for.
    ///   - index: distinguishes streams of one purpose, such as those of different layers; it must fit in 32 bits.
    package init(seed: UInt64, purpose: Purpose, index: Int = 0) {
        precondition(index >= 0 && index <= Int(UInt32.max), "a stream's index is a 32-bit number")
        key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        stream = (UInt32(index), purpose.number)
    }

    /// The next 32 random bits.
    package mutating func nextWord() -> UInt32 {
        if used == 4 {
            let counter = (
                UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32), stream.0, stream.1
            )
            words = Self.philox(counter: counter, key: key)
            block += 1
            used = 0
        }
        defer { used += 1 }
        switch used {
        case 0: return words.0
        case 1: return words.1
        case 2: return words.2
        default: return words.3
        }
    }

    /// The next 64 random bits, made of two words with the lower half first.
    package mutating func next() -> UInt64 {
        let low = UInt64(nextWord())
        return UInt64(nextWord()) << 32 | low
    }

    /// The next number, uniform in the open interval (0, 1) with 53 random bits.
    package mutating func nextUniform() -> Double {
        (Double(next() >> 11) + 0.5) * 0x1p-53
    }

    /// The next standard normal number, by the Box-Muller transform.
    package mutating func nextNormal() -> Double {
        if let spare = spareNormal {
            spareNormal = nil
            return spare
        }
        let radius = (-2 * log(nextUniform())).squareRoot()
        let angle = 2 * Double.pi * nextUniform()
        spareNormal = radius * sin(angle)
        return radius * cos(angle)
    }

    /// Fills `values` with normal numbers of mean 0. They equal those of `nextNormal` of a new stream with the same
    /// identity up to rounding, and have the same bits on every machine.
    ///
    /// - Parameter deviation: the standard deviation.
    package static func fillNormals(
        _ values: UnsafeMutableBufferPointer<Float>, deviation: Double, seed: UInt64, purpose: Purpose, index: Int = 0
    ) {
        let stream = RandomStream(seed: seed, purpose: purpose, index: index)
        guard let base = values.baseAddress else { return }
        nk_normals(
            [stream.key.0, stream.key.1], [stream.stream.0, stream.stream.1], values.count, deviation, base)
    }

    /// Ten rounds of Philox4x32 on one counter.
    static func philox(
        counter: (UInt32, UInt32, UInt32, UInt32), key: (UInt32, UInt32)
    ) -> (UInt32, UInt32, UInt32, UInt32) {
        var (x0, x1, x2, x3) = counter
        var (k0, k1) = key
        for _ in 0..<10 {
            let p0 = 0xD251_1F53 as UInt64 &* UInt64(x0)
            let p1 = 0xCD9E_8D57 as UInt64 &* UInt64(x2)
            (x0, x1, x2, x3) = (
                UInt32(truncatingIfNeeded: p1 >> 32) ^ x1 ^ k0, UInt32(truncatingIfNeeded: p1),
                UInt32(truncatingIfNeeded: p0 >> 32) ^ x3 ^ k1, UInt32(truncatingIfNeeded: p0)
            )
            k0 = k0 &+ 0x9E37_79B9
            k1 = k1 &+ 0xBB67_AE85
        }
        return (x0, x1, x2, x3)
    }
}
