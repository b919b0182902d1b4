/// What SciPy says of tests and of the studentized bootstrap; `Fixtures/make_hypothesis_tests.py` made it.
struct HypothesisTestsFixture: Decodable {
    struct StudentCase: Decodable {
        let name: String
        let values: [Double]
        let scale: String
        let low: Double
        let high: Double
        let less: Double
        let greater: Double
        let equivalence: Double
    }
    struct FisherCase: Decodable {
        let first: [Int]
        let second: [Int]
        let less: Double
        let greater: Double
    }
    struct PageCase: Decodable {
        let name: String
        let blocks: [[Double]]
        let statistic: Double
        let expectation: Double
        let variance: Double
        let exact: Bool
        let less: Double
        let greater: Double
    }
    struct JointCase: Decodable {
        let name: String
        let groups: [[[Double]]]
        let coefficients: [Double]
        let exact: Bool
        let less: Double
        let greater: Double
    }
    struct BootstrapCase: Decodable {
        let name: String
        let scale: String
        let rows: [[Double]]
        let value: Double
        let corrected: Double
        let standardError: Double
        let lowBracket: [Double]
        let highBracket: [Double]
        let bound: Double
        let greater: Double
    }

    let student: [StudentCase]
    let fisher: [FisherCase]
    let page: [PageCase]
    let joint: [JointCase]
    let studentizedBootstrap: [BootstrapCase]

    static func load() throws -> HypothesisTestsFixture { try loadFixture("hypothesis_tests") }
}
