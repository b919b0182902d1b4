import Foundation
import Testing

@testable import Networks

@Suite struct QuantityTests {
    @Test func namesAreThoseOfTheFiles() {
        #expect(
            Quantity.allCases.map(\.rawValue) == [
                "standard-deviation", "gradient-norm", "same-sample-correlation", "cross-sample-correlation",
                "inverse-variance", "activation-variance", "cosine-similarity", "stable-rank", "participation-ratio",
                "second-moment",
            ])
        #expect(Quantity.allCases.filter { $0.kind == .convolution }.count == 5)
        #expect(Quantity.allCases.shuffled().sorted() == Quantity.allCases)
    }

    @Test func measurementsAreWrittenWithNullWhereUndefined() throws {
        let layer = LayerMeasurement(
            name: "layer1.activation", kind: .activation, height: 4, channels: 8,
            quantities: [.cosineSimilarity: nil, .stableRank: 1.5])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(layer), as: UTF8.self)
        #expect(
            text == """
                {"channels":8,"height":4,"kind":"activation","name":"layer1.activation",\
                "quantities":{"cosine-similarity":null,"stable-rank":1.5}}
                """)
        #expect(try JSONDecoder().decode(LayerMeasurement.self, from: Data(text.utf8)) == layer)
        #expect(layer[.cosineSimilarity] == nil && layer[.stableRank] == 1.5 && layer[.activationVariance] == nil)
    }

    @Test func unknownQuantitiesAreRefused() {
        let text = #"{"channels":8,"height":4,"kind":"activation","name":"a","quantities":{"warmth":1}}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(LayerMeasurement.self, from: Data(text.utf8))
        }
    }
}
