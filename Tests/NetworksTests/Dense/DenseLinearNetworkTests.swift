import Foundation
import Tensors
import Testing

@testable import Networks

/// Dense linear networks, beside plain loops and beside a program in another language
/// (Tests/TheoryTests/Fixtures/make_dense_linear_rank.py), whose random numbers are others.
@Suite struct DenseLinearNetworkTests {
    private static func network(
        _ normalizer: Normalizer, groupSize: Int? = nil, width: Int, depth: Int = 30, samples: Int? = nil
    ) throws -> DenseLinearNetwork {
        try DenseLinearNetwork(
            NetworkSpecification(
                architecture: .denseLinear, normalizer: normalizer, grouping: groupSize.map { .size($0) },
                depth: depth, width: width),
            samples: samples ?? width)
    }

    @Test func productsMatchPlainLoops() {
        var random = RandomValues(90)
        let (rows, inner, columns) = (5, 7, 3)
        let (a, b) = (
            random.normals(rows * inner).map(Double.init), random.normals(inner * columns).map(Double.init)
        )
        let product = DenseLinearNetwork.product(a, b, rows: rows, inner: inner, columns: columns)
        for row in 0..<rows {
            for column in 0..<columns {
                let expected = (0..<inner).reduce(0.0) { $0 + a[row * inner + $1] * b[$1 * columns + column] }
                #expect(product[row * columns + column] == expected)
            }
        }
    }

    /// A layer is one of the program's normalizers on maps of one position.
    @Test(arguments: [
        (Normalizer.batchNorm, 1), (.layerNorm, 6), (.groupNorm, 2), (.groupNorm, 3), (.varianceNorm, 1),
        (.filterResponseNorm, 1), (.meanCentering, 1),
    ])
    func normalizingMatchesTheReference(_ normalizer: Normalizer, _ groupSize: Int) throws {
        let (width, samples) = (6, 5)
        let network = try Self.network(
            normalizer, groupSize: normalizer.takesGrouping ? groupSize : nil, width: width, samples: samples)
        var random = RandomValues(91)
        let values = random.normals(width * samples, mean: 0.5).map(Double.init)
        var normalized = values
        network.normalize(&normalized)
        var reference = ReferenceNormalizer(normalizer, channels: width)
        reference.groupSize = groupSize
        reference.isActivated = false
        let planar = (0..<samples).flatMap { sample in (0..<width).map { values[$0 * samples + sample] } }
        let shape = ActivationShape(batch: samples, channels: width, height: 1, width: 1)
        let expected = reference.forward(ReferenceTensor(shape, planar), skip: nil).output.values
        for sample in 0..<samples {
            for channel in 0..<width {
                #expect(
                    abs(normalized[channel * samples + sample] - expected[sample * width + channel]) < 1e-12,
                    "\(normalizer)")
            }
        }
    }

    @Test func stableRanksAreThoseOfTheCosines() throws {
        let network = try Self.network(.batchNorm, width: 4, depth: 1, samples: 3)
        // Orthogonal samples, of any length; two of three alike; a zero one.
        #expect(network.stableRank([2, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0]) == 3)
        let alike = try #require(network.stableRank([2, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]))
        #expect(abs(alike - 1.5) < 1e-12)
        #expect(network.stableRank([2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]) == nil)
        #expect(network.stableRank([2, 0, 0, 0, 3, 0, 0, 0, .nan, 0, 0, 0]) == nil)
    }

    @Test func seedsDecideEverything() throws {
        let network = try Self.network(.groupNorm, groupSize: 2, width: 8, depth: 5)
        let ranks = network.stableRanks(seed: 3)
        #expect(ranks.count == 5 && ranks.allSatisfy { $0.map { $0 >= 1 && $0 <= 8 } ?? false })
        #expect(network.stableRanks(seed: 3) == ranks && network.stableRanks(seed: 4) != ranks)
        // Deeper networks begin with the same layers.
        #expect(
            try Self.network(.groupNorm, groupSize: 2, width: 8, depth: 9).stableRanks(seed: 3).prefix(5) == ranks[...])
    }

    /// A group of one channel is its own mean: nothing is left.
    @Test func groupsOfOneChannelHaveNoRank() throws {
        #expect(try Self.network(.groupNorm, groupSize: 1, width: 8, depth: 2).stableRanks(seed: 1) == [nil, nil])
    }

    /// Means over seeds of ln rank after 30 layers, ours beside the fixture's 20: within four of their difference's standard
    /// errors, which are 5% at most, and 7% with groups: their ranks vary more from seed to seed.
    @Test(arguments: [("batchNorm", Normalizer.batchNorm, nil, 0.05), ("groupsOfEight", .groupNorm, 8, 0.07)])
    func ranksAreThoseOfTheOtherProgram(
        _ name: String, _ normalizer: Normalizer, _ groupSize: Int?, _ largestError: Double
    ) throws {
        let fixture = try RankFixture.load()
        let ranks = try #require(name == "batchNorm" ? fixture.batchNorm[0] : fixture.groupsOfEight[0])
        for (position, width) in fixture.widths.enumerated() where width <= 32 {
            let network = try Self.network(normalizer, groupSize: groupSize, width: width)
            let ours = try (0..<100).map { log(try #require(network.stableRanks(seed: UInt64($0))[29])) }
            let theirs = ranks.map { log($0[position]) }
            let (mean, error) = Self.difference(ours, theirs)
            #expect(error < largestError && abs(mean) < 4 * error, "width \(width): \(mean) ± \(error)")
        }
    }

    /// The mean of one sample less that of another, and its standard error.
    private static func difference(_ a: [Double], _ b: [Double]) -> (mean: Double, error: Double) {
        func moments(_ values: [Double]) -> (mean: Double, squaredError: Double) {
            let count = Double(values.count)
            let mean = values.reduce(0, +) / count
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
            return (mean, variance / count)
        }
        let (first, second) = (moments(a), moments(b))
        return (first.mean - second.mean, (first.squaredError + second.squaredError).squareRoot())
    }

    private struct RankFixture: Decodable {
        let widths: [Int]
        /// By depth, by seed, by width.
        let batchNorm: [[[Double]]]
        let groupsOfEight: [[[Double]]]

        static func load() throws -> RankFixture {
            let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appending(path: "../../TheoryTests/Fixtures/dense_linear_rank.json")
            return try JSONDecoder().decode(RankFixture.self, from: Data(contentsOf: file))
        }
    }

    @Test func whatCannotBeBuiltIsRefused() throws {
        #expect(throws: SpecificationError.grouping(.size(3), channels: 8)) {
            try Self.network(.groupNorm, groupSize: 3, width: 8)
        }
        #expect(throws: SpecificationError.notLinear(.evoNormS0)) { try Self.network(.evoNormS0, width: 8) }
        #expect(throws: SpecificationError.notLinear(.none)) { try Self.network(.none, width: 8) }
        #expect(throws: SpecificationError.tooSmall("the number of samples", value: 1, least: 2)) {
            try Self.network(.batchNorm, width: 8, samples: 1)
        }
        let error = SpecificationError.notConvolutional(.denseLinear)
        #expect(throws: error) {
            try NetworkSpecification(architecture: .denseLinear, normalizer: .batchNorm, depth: 2, width: 4).geometry()
        }
        #expect("\(error)" == "dense-linear has no convolutions, and cannot run on images")
        #expect(
            "\(SpecificationError.notLinear(.evoNormS0))"
                == "evonorm-s0 is not linear in its input once its statistics are known; choose a layer that is, such as batch-norm"
        )
    }
}
