import Foundation
import Testing

@testable import Runs
@testable import TestSupport

@Suite struct RunRecordTests {
    private func encoded(_ record: RunRecord) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    private func decoded(_ text: String) throws -> RunRecord {
        try JSONDecoder().decode(RunRecord.self, from: Data(text.utf8))
    }

    @Test func columnsHaveNullWhereNothingIsDefined() throws {
        #expect(
            try encoded(TestRuns.record()) == """
                {"branch-evenness":[0.5,null],"channels":[4,4],"heights":[32,32],"kinds":["convolution","activation"],"loss":2.5,\
                "names":["layer1.convolution","layer1.activation"],"quantities":{"activation":{\
                "activation-variance":[0.1],"branch-mean-square":[null],"cosine-similarity":[0.3333333333333333],\
                "participation-ratio":[null],"second-moment":[null],"shortcut-mean-square":[null],"stable-rank":[null],\
                "sum-mean-square":[null]},"convolution":{\
                "cross-sample-correlation":[null],"gradient-norm":[null],"inverse-variance":[null],\
                "removed-gradient-share":[null],"same-sample-correlation":[null],"standard-deviation":[0.5]}},\
                "roles":[{"role":"plain"},{"role":"plain"}]}
                """)
    }

    @Test(arguments: [2.5, nil, 1e-300]) func recordsComeBack(_ loss: Double?) throws {
        let record = TestRuns.record(loss: loss)
        let copy = try decoded(encoded(record))
        #expect(copy == record)
        #expect(copy.layers.filter { $0.kind == .activation }.map(\.name) == ["layer1.activation"])
    }

    /// An undefined loss is null, not absent: an absent one is damage.
    @Test func lossIsNullWhereUndefined() throws {
        let text = try encoded(TestRuns.record(loss: nil))
        #expect(text.contains(#""loss":null"#))
        #expect(throws: DecodingError.self) { try decoded(text.replacing(#""loss":null,"#, with: "")) }
    }

    @Test(arguments: [
        (#""branch-evenness":[0.5,null],"#, ""), (#""channels":[4,4]"#, #""channels":[4]"#),
        (#""stable-rank":[null]"#, #""stable-rank":[]"#),
        (#""role":"plain"},"#, #""role":"cellar"},"#), (#""activation"]"#, #""pooling"]"#),
    ])
    func damagedRecordsAreRefused(_ whole: String, _ damaged: String) throws {
        let text = try encoded(TestRuns.record())
        #expect(text.contains(whole))
        #expect(throws: DecodingError.self) { try decoded(text.replacing(whole, with: damaged)) }
    }
}
