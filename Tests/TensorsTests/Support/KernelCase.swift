import Random
import Tensors
import TestRandom
import Testing

/// Random arguments for one call of a kernel, and where their numbers stand in memory.
struct KernelCase: CustomTestStringConvertible, Sendable {
    let batch: Int
    /// Planes of one sample.
    let blocks: Int
    let positions: Int

    /// A single position, odd and even maps.
    static let all = [(1, 1, 1), (2, 3, 15), (3, 1, 4), (1, 2, 49)].map { batch, blocks, positions in
        KernelCase(batch: batch, blocks: blocks, positions: positions)
    }

    /// Lanes of a plane.
    static let block = ChannelBlock.width
    var block: Int { Self.block }
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
