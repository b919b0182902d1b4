import Random

/// A dense network without activation functions, H ← N(W H), in double precision: the setting of the paper's Claim 3, after
/// H. Daneshmand and others, "Batch normalization provably avoids ranks collapse", 2020.
///
/// H is width × samples and starts as independent standard normals. W is drawn anew for every layer, independent normals
/// of variance 1/width. N is a normalizer that is linear once its statistics are known, gains 1 and shifts 0, with maps of
/// one position: BatchNorm takes a channel over the samples, GroupNorm a group of channels within a sample.
package struct DenseLinearNetwork: Sendable {
    /// Channels of every layer.
    package let width: Int
    /// Layers.
    package let depth: Int
    /// Columns of H.
    package let samples: Int
    private let statistics: LinearStatistics
    private let epsilon: Double
    /// Channels that share statistics within a sample; nil if a channel takes them over the samples.
    private let groupSize: Int?

    /// The network of a specification of ``Architecture/denseLinear``.
    ///
    /// - Throws: `SpecificationError` where depth, width or samples are too few, the normalizer is none that is linear
    ///   once its statistics are known, or the group size does not divide the width.
    package init(_ specification: NetworkSpecification, samples: Int) throws(SpecificationError) {
        guard specification.architecture == .denseLinear, let depth = specification.depth,
            let width = specification.width
        else { preconditionFailure("a dense network has depth and width, and is no \(specification.architecture)") }
        for (name, value, least) in [("depth", depth, 1), ("width", width, 1), ("the number of samples", samples, 2)] {
            guard value >= least else { throw .tooSmall(name, value: value, least: least) }
        }
        guard case .linear(let statistics) = specification.normalizer.definition.operation else {
            throw .notLinear(specification.normalizer)
        }
        self.width = width
        self.depth = depth
        self.samples = samples
        self.statistics = statistics
        epsilon =
            switch statistics.epsilon {
            case .fixed(let value), .learnable(let value): value
            }
        groupSize =
            switch statistics.set {
            case .batchAndSpace: nil
            case .sampleChannels(.one): 1
            case .sampleChannels(.all): width
            case .sampleChannels(.grouped): try (specification.grouping ?? .published).size(channels: width)
            }
    }

    /// The stable rank N/λ_max of the matrix of cosines between the samples, behind each layer; nil if a sample is
    /// zero or not finite.
    package func stableRanks(seed: UInt64) -> [Double?] {
        var values = normals(width * samples, seed: seed, index: 0, deviation: 1)
        var ranks = [Double?]()
        for layer in 1...depth {
            let weights = normals(
                width * width, seed: seed, index: layer, deviation: 1 / Double(width).squareRoot())
            values = Self.product(weights, values, rows: width, inner: width, columns: samples)
            normalize(&values)
            ranks.append(stableRank(values))
        }
        return ranks
    }

    private func normals(_ count: Int, seed: UInt64, index: Int, deviation: Double) -> [Double] {
        var stream = RandomStream(seed: seed, purpose: .denseLinear, index: index)
        return (0..<count).map { _ in deviation * stream.nextNormal() }
    }

    /// N, in place, on width × samples.
    func normalize(_ values: inout [Double]) {
        guard let groupSize else {
            for channel in 0..<width { normalize(&values, channel * samples..<(channel + 1) * samples, stride: 1) }
            return
        }
        for sample in 0..<samples {
            for first in stride(from: 0, to: width, by: groupSize) {
                let start = first * samples + sample
                normalize(&values, start..<start + groupSize * samples, stride: samples)
            }
        }
    }

    /// One set: every `step`-th value of a range.
    private func normalize(_ values: inout [Double], _ range: Range<Int>, stride step: Int) {
        let members = stride(from: range.lowerBound, to: range.upperBound, by: step)
        let count = Double((range.count + step - 1) / step)
        var mean = 0.0
        for index in members { mean += values[index] }
        mean /= count
        let centre = statistics.centres ? mean : 0
        var square = 0.0
        let subtracted = statistics.deviation == .centred ? mean : 0
        for index in members { square += (values[index] - subtracted) * (values[index] - subtracted) }
        let deviation = statistics.deviation == .none ? 1 : (square / count + epsilon).squareRoot()
        for index in members { values[index] = (values[index] - centre) / deviation }
    }

    /// N/λ_max of width × samples.
    func stableRank(_ values: [Double]) -> Double? {
        var squares = [Double](repeating: 0, count: samples)
        for index in values.indices { squares[index % samples] += values[index] * values[index] }
        guard squares.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        let lengths = squares.map { $0.squareRoot() }
        let rows = Self.transposed(values, rows: width, columns: samples)
        let products = Self.product(rows, values, rows: samples, inner: width, columns: samples)
        let size = samples
        return SimilarityMatrix(size: size) { products[$0 * size + $1] / (lengths[$0] * lengths[$1]) }.stableRank
    }

    private static func transposed(_ values: [Double], rows: Int, columns: Int) -> [Double] {
        (0..<columns).flatMap { column in (0..<rows).map { values[$0 * columns + column] } }
    }

    /// a b, row-major; every sum in the order of the inner index.
    static func product(_ a: [Double], _ b: [Double], rows: Int, inner: Int, columns: Int) -> [Double] {
        [Double](unsafeUninitializedCapacity: rows * columns) { result, count in
            a.withUnsafeBufferPointer { a in
                b.withUnsafeBufferPointer { b in
                    for row in 0..<rows {
                        let out = result.baseAddress! + row * columns
                        out.initialize(repeating: 0, count: columns)
                        for index in 0..<inner {
                            let factor = a[row * inner + index]
                            let line = b.baseAddress! + index * columns
                            for column in 0..<columns { out[column] += factor * line[column] }
                        }
                    }
                }
            }
            count = rows * columns
        }
    }
}
