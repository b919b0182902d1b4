import Testing

@testable import Findings

@Suite struct NumberFormatTests {
    @Test(arguments: [
        (0.3936, NumberFormat.significant(3), "0.394"), (0.9996, .significant(3), "1.00"),
        (1234.6, .significant(3), "1235"),
        (0.00012, .significant(2), "1.2×10⁻⁴"), (-1_234_567, .significant(3), "−1.23×10⁶"), (0, .significant(3), "0"),
        (-0.36, .fixed(2), "−0.36"), (-0.0004, .fixed(2), "0.00"), (2.5, .fixed(0), "2"), (10_000, .integer, "10,000"),
        (-999, .integer, "−999"), (1_234_567, .integer, "1,234,567"), (-0.2, .integer, "0"),
        (0.1234, .percent(1), "12.3%"), (0, .scientific(2), "0"), (6.02e23, .scientific(3), "6.02×10²³"),
        (.nan, .integer, "undefined"), (.infinity, .fixed(2), "∞"), (-.infinity, .percent(0), "−∞"),
    ])
    func prints(value: Double, format: NumberFormat, expected: String) {
        #expect(format.text(value) == expected)
    }
}
