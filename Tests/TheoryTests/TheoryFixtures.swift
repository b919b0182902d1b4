import Foundation

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

    static func load() throws -> GroupMeanFieldFixture {
        guard
            let url = Bundle.module.url(
                forResource: "group_mean_field", withExtension: "json", subdirectory: "Fixtures")
        else { throw CocoaError(.fileNoSuchFile) }
        return try JSONDecoder().decode(GroupMeanFieldFixture.self, from: Data(contentsOf: url))
    }
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
