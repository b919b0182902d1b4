import Foundation

@testable import Theory

/// The mean field by sampling; `Fixtures/make_group_mean_field.py` made it.
struct GroupMeanFieldFixture: Decodable {
    struct Case: Decodable {
        let groupSize: Int
        let isCentred: Bool
        /// k_s, k_x before the first layer.
        let start: [Double]
        /// k_s, k_x, E[1/σ²] after each layer.
        let layers: [[Double]]
        let standardErrors: [[Double]]
    }
    let cases: [Case]

    static func load() throws -> GroupMeanFieldFixture { try fixture("group_mean_field") }
}

/// Zero-padded networks by an independent program; `Fixtures/make_bordered_mean_field.py` made it.
struct BorderedMeanFieldFixture: Decodable {
    struct Case: Decodable {
        let form: String
        /// Side, deviation, second moment and cosine of each layer.
        let layers: [[Double]]

        var mean: BorderedMeanField.Form? {
            switch form {
            case "plain": .plain
            case "batchNorm": .batchNorm
            case "scaledWeightStandardization": .scaledWeightStandardization
            case "weightNormalization": .weightNormalization
            default: nil
            }
        }
    }
    let start: Double
    let cases: [Case]
    /// With a σ of its own for every channel, drawn on maps of eight positions a side and fewer.
    let sampledBatchNormCosines: [Double]

    static func load() throws -> BorderedMeanFieldFixture { try fixture("bordered_mean_field") }
}

/// Stable ranks of dense linear networks; `Fixtures/make_dense_linear_rank.py` made it.
struct DenseLinearRankFixture: Decodable {
    let widths: [Int]
    let groupSizes: [Int]
    /// By depth (30, 100), by seed, by width or group size.
    let batchNorm: [[[Double]]]
    let groupNorm: [[[Double]]]
    let groupsOfTwo: [[[Double]]]
    let groupsOfEight: [[[Double]]]

    static func load() throws -> DenseLinearRankFixture { try fixture("dense_linear_rank") }

    /// The slope of ln rank on ln x, one fit a seed.
    func exponent(_ ranks: [[Double]], over x: [Int]) -> (mean: Double, standardError: Double) {
        // Widths and group counts double or halve from one to the next.
        let step = log(Double(x[1]) / Double(x[0]))
        let slopes = ranks.map { line(through: $0.map { log($0) }, from: 0).slope / step }
        let count = Double(slopes.count)
        let mean = slopes.reduce(0, +) / count
        let squares = slopes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, (squares / (count - 1) / count).squareRoot())
    }
}

private func fixture<Value: Decodable>(_ name: String) throws -> Value {
    guard let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures") else {
        throw CocoaError(.fileNoSuchFile)
    }
    return try JSONDecoder().decode(Value.self, from: Data(contentsOf: url))
}

/// Whether a value rounds to a number printed with the given number of decimals.
func prints(_ value: Double, as printed: Double, decimals: Int) -> Bool {
    abs(value - printed) <= 0.5 * pow(10, -Double(decimals)) + 1e-12
}

/// The slope and intercept of the least-squares line through values at x = first, first + 1, …
func line(through values: [Double], from first: Int) -> (slope: Double, intercept: Double) {
    let x = values.indices.map { Double(first + $0) }
    let (meanX, meanY) = (x.reduce(0, +) / Double(x.count), values.reduce(0, +) / Double(x.count))
    let products = zip(x, values).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let slope = products / x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    return (slope, meanY - slope * meanX)
}
