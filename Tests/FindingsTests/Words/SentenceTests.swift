import Testing

@testable import Findings

@Suite struct SentenceTests {
    @Test func numbersKeepTheirNames() {
        let slope: Double? = 0.36312
        let inner: Sentence = "of \(3, "stages") stages"
        let sentence: Sentence = "The slope \(inner) is \(slope, "slope") in \("resnet-56")."
        #expect(sentence.plainText == "The slope of 3 stages is 0.363 in resnet-56.")
        let numbers = sentence.pieces.compactMap { piece in
            if case .number(let number) = piece { number } else { nil }
        }
        #expect(
            numbers == [
                NamedNumber(name: "stages", value: 3, format: .integer),
                NamedNumber(name: "slope", value: 0.36312, format: .significant(3)),
            ])
    }

    @Test(arguments: [
        (1234.5678, NamedNumber.Format.significant(3), "1.23e+03"), (0.000123456, .significant(2), "0.00012"),
        (2.0, .significant(3), "2"), (-0.5, .significant(3), "-0.5"), (0.125, .fixed(2), "0.12"), (7, .fixed(1), "7.0"),
        (12.6, .integer, "13"), (0.4567, .percent(1), "45.7%"), (.nan, .significant(3), "undefined"),
        (.infinity, .fixed(2), "undefined"),
    ])
    func numbersAreWrittenByTheirFormat(_ value: Double, _ format: NamedNumber.Format, _ text: String) {
        #expect(NamedNumber(name: "x", value: value, format: format).plainText == text)
    }

    @Test func undefinedNumbersSaySo() {
        let nothing: Double? = nil
        let sentence: Sentence = "The tail is \(nothing, "tail")."
        #expect(sentence.plainText == "The tail is undefined.")
    }
}
