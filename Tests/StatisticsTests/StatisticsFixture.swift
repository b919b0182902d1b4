import Foundation

/// Values that SciPy and NumPy gave; `Fixtures/make_statistics.py` made them.
struct StatisticsFixture: Decodable {
    struct Distributions: Decodable {
        struct StudentT: Decodable {
            let degreesOfFreedom: Double
            let quantiles: [Double]
            let cumulative: [Double]
        }
        let probabilities: [Double]
        let points: [Double]
        let normalCumulative: [Double]
        let studentT: [StudentT]
    }
    struct SampleCase: Decodable {
        let name: String
        let values: [Double]
        let mean: Double
        let variance: Double
        let probabilities: [Double]
        let quantiles: [Double]
        let identity: [Double]
        let logarithm: [Double]
        let logit: [Double]
    }
    struct Paired: Decodable {
        let first: [Double]
        let second: [Double]
        let difference: [Double]
        let ratio: [Double]
    }
    struct CorrelationCase: Decodable {
        struct Outcome: Decodable {
            let coefficient: Double
            let greater: Double
            let less: Double
        }
        let name: String
        let x: [Double]
        let y: [Double]
        let exact: Bool
        let midranks: [Double]
        let pearson: Outcome
        let spearman: Outcome
    }
    struct Line: Decodable {
        let x: [Double]
        let y: [Double]
        let slope: Double
        let intercept: Double
        let rSquared: Double
    }
    struct HolmCase: Decodable {
        let pValues: [Double]
        let adjusted: [Double]
    }

    let distributions: Distributions
    let samples: [SampleCase]
    let paired: Paired
    let correlations: [CorrelationCase]
    let line: Line
    let holm: HolmCase

    static func load() throws -> StatisticsFixture { try loadFixture("statistics") }
}

/// Decodes a file of the folder Fixtures.
func loadFixture<Fixture: Decodable>(_ name: String) throws -> Fixture {
    guard let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures") else {
        throw CocoaError(.fileNoSuchFile)
    }
    return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url))
}

/// Whether two values agree to a relative precision, absolute below one.
func agrees(_ value: Double, _ expected: Double, within tolerance: Double = 1e-11) -> Bool {
    abs(value - expected) <= tolerance * max(1, abs(expected))
}

/// Whether two rows agree, in length too.
func agrees(_ values: [Double], _ expected: [Double], within tolerance: Double = 1e-11) -> Bool {
    values.count == expected.count && zip(values, expected).allSatisfy { agrees($0, $1, within: tolerance) }
}
