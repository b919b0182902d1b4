import Testing

@testable import Findings

@Suite struct ProseTests {
    @Test func numbersKeepTheirNames() {
        let slope: Double? = 0.36312
        let inner: Prose = "of \(3, "stages") stages"
        let prose: Prose = "The slope \(inner) is \(slope, "slope") in \("resnet-56")."
        #expect(prose.plainText == "The slope of 3 stages is 0.363 in resnet-56.")
        let numbers = Self.numbers(prose)
        #expect(numbers.map(\.source) == [.named("stages"), .named("slope")])
        #expect(numbers.map(\.value) == [3, 0.36312])
        #expect(numbers.map(\.format) == [.integer, .significant(3)])
    }

    @Test func theReportSaysWhoseNumbersTheyAre() {
        let prose: Prose = """
            \(1, "a"), \(strong: "\(2, "b")"), \(3, "c", in: "theory") and \(Number(4, source: .file("data/d.csv")))
            """
        #expect(
            Self.numbers(prose.named(in: "c1")).map(\.source) == [
                .quantity(group: "c1", name: "a"), .quantity(group: "c1", name: "b"),
                .quantity(group: "theory", name: "c"), .file("data/d.csv"),
            ])
    }

    @Test func undefinedNumbersSaySo() {
        let nothing: Double? = nil
        let prose: Prose = "The tail is \(nothing, "tail")."
        #expect(prose.plainText == "The tail is undefined.")
    }

    /// A claim's text in `claims.json`, and on the terminal.
    @Test func plainTextHasNoMarkup() {
        let prose: Prose = """
            \(-1_234_567.0, "loss") at \(math: "σ_{l}^{2}") in \(code: "cnn-20"), \
            \(strong: "as \(reference: "c3b") says"); \(link: "the data", to: "data/a.csv"), \(10_000, "images").
            """
        #expect(
            prose.plainText == "−1.23×10⁶ at σl2 in cnn-20, as C3b says; the data, 10,000.")
    }

    /// The numbers in reading order.
    private static func numbers(_ prose: Prose) -> [Number] {
        prose.inlines.flatMap { inline -> [Number] in
            switch inline {
            case .number(let number): [number]
            case .strong(let inner): numbers(inner)
            default: []
            }
        }
    }
}
