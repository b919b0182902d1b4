import Random
import TestRandom
import Tensors
import Testing

/// Random arguments for one call of a kernel, and where their numbers stand in memory.
struct KernelCase: CustomTestStringConvertible, Sendable {
    /// Lanes of a plane: kernels take 8 and 16, whichever the processor prefers.
    let block: Int
    let batch: Int
    /// Planes of one sample.
    let blocks: Int
    let positions: Int

    /// Both blocks; a single position, odd and even maps.
    static let all = [8, 16].flatMap { block in
        [(1, 1, 1), (2, 3, 15), (3, 1, 4), (1, 2, 49)].map { batch, blocks, positions in
            KernelCase(block: block, batch: batch, blocks: blocks, positions: positions)
        }
    }

    var planes: Int { batch * blocks }
    /// Numbers of an activation.
    var count: Int { planes * positions * block }
    /// Numbers of coefficients that are one a plane and lane.
    var laneCount: Int { planes * block }
    /// Numbers of coefficients that are one a channel.
    var channelCount: Int { blocks * block }

    var testDescription: String { "\(batch) x \(blocks) planes of \(positions) x \(block)" }

    func lane(_ index: Int) -> Int { index / (positions * block) * block + index % block }
    func channel(_ index: Int) -> Int { index / (positions * block) % blocks * block + index % block }

    /// Sums over the positions of each plane and lane, as the kernels store some of them: [plane][quantity][lane].
    func sums(_ quantities: [(Int) -> Double]) -> [Double] {
        var result = [Double](repeating: 0, count: planes * quantities.count * block)
        for index in 0..<count {
            let plane = index / (positions * block)
            for (position, quantity) in quantities.enumerated() {
                result[(plane * quantities.count + position) * block + index % block] += quantity(index)
            }
        }
        return result
    }
}

/// Random float32 numbers, the same at every run.
struct RandomFloats {
    private var stream: RandomStream

    init(_ index: Int) { stream = RandomStream(seed: 7, purpose: .test, index: index) }

    mutating func normals(_ count: Int) -> [Float] { (0..<count).map { _ in Float(stream.nextNormal()) } }

    mutating func uniforms(_ count: Int, _ low: Float, _ high: Float) -> [Float] {
        (0..<count).map { _ in low + (high - low) * Float(stream.nextUniform()) }
    }
}

/// Expects float32 results within some roundings of what double precision gives.
///
/// - Parameters:
///   - scale: the magnitude of the terms that are added up for one number.
///   - roundings: how many roundings of that magnitude are granted.
func expectRounded(
    _ measured: [Float], count: Int, roundings: Double = 4, _ expected: (Int) -> (value: Double, scale: Double),
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(measured.count == count, sourceLocation: sourceLocation)
    for (index, value) in measured.enumerated() {
        let (exact, scale) = expected(index)
        let difference = abs(Double(value) - exact)
        guard difference.isFinite, difference <= roundings * 0x1p-24 * scale else {
            Issue.record("number \(index) is \(value), not \(exact)", sourceLocation: sourceLocation)
            return
        }
    }
}

/// Expects sums in double precision within the rounding of a few additions.
func expectSums(
    _ measured: [Double], _ expected: [Double], relativeTo scale: Double, tolerance: Double = 1e-13,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(measured.count == expected.count, sourceLocation: sourceLocation)
    let difference = zip(measured, expected).map { abs($0 - $1) }.max() ?? 0
    #expect(difference <= tolerance * scale, "off by \(difference)", sourceLocation: sourceLocation)
}
